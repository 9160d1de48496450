using WeakSep.Audio.Files;
using WeakSep.Trainer.Data.Checks;
using WeakSep.Trainer.Data.Labels.Files;

namespace WeakSep.Trainer.Data.Mixed;

/// <summary>
/// Reads a folder of songs of which not the same is known. In the plain layout a song is a folder with <c>mix.*</c> and any of
/// <c>stems/INSTRUMENT.*</c>, <c>score.mid</c>, <c>labels.tsv</c> and <c>tags.txt</c>; the strongest is learned from. In
/// Slakh2100's layout stems and scores are known; the settings may say of how many songs less is to be seen.
/// </summary>
public sealed class AnnotatedFolder
{
    private readonly TrainingSettings _settings;
    private readonly PartMap _map;
    private readonly LabelFindings _findings = new();
    private readonly SongLabels _labels;

    private AnnotatedFolder(TrainingSettings settings)
    {
        _settings = settings;
        _map = settings.PartMap;
        _labels = new SongLabels(_map, _findings);
    }

    /// <summary>Reads a folder; of sound only lengths.</summary>
    /// <param name="directory">A folder of songs, divided into train and validation or not at all.</param>
    /// <param name="settings">The run's settings.</param>
    /// <returns>The songs, and what is wrong with their annotations.</returns>
    /// <exception cref="TrainingDataException">There is no song at all, no way to divide them, or a track in Slakh2100's layout is not whole.</exception>
    public static AnnotatedSongs Read(string directory, TrainingSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var reader = new AnnotatedFolder(settings);

        if (!DataFolder.IsPlain(directory))
        {
            var (training, validation) = DataFolder.ReadSplits(directory, reader._map, stemsRequired: false);

            return new AnnotatedSongs(reader.Draw(training, 1), reader.Draw(validation, 1 / settings.Mixed.Known.Values.Sum()), []);
        }

        if (settings.Mixed.Known.Count > 0)
        {
            throw new TrainingDataException(
                $"{directory}: songs in folders of their own, though mixed.known is set; expected Slakh2100's layout, where all is known");
        }

        var (learned, held) = reader.ReadSongs(directory);

        return new AnnotatedSongs(learned, held, reader._findings.All(directory));
    }

    private (IReadOnlyList<AnnotatedSong> Training, IReadOnlyList<AnnotatedSong> Validation) ReadSongs(string directory)
    {
        var songs = DataFolder.TrackPaths(directory).Select(ReadSong).OfType<AnnotatedSong>()
            .Where(song => _settings.Mixed.Use.Contains(song.Known.Strongest))
            .ToDictionary(song => song.Folder);

        if (DataFolder.IsDivided(directory))
        {
            return (OfSplit(DataFolder.TrainingSplit), OfSplit(DataFolder.ValidationSplit));
        }

        if (_findings.HasErrors)
        {
            return ([], []);        // there will be no training, and the rest may be too few to divide
        }

        var (training, validation) = SongSplit.Divide([.. songs.Keys], directory);

        return ([.. training.Select(song => songs[song])], [.. validation.Select(song => songs[song])]);

        List<AnnotatedSong> OfSplit(string split) => [.. songs.Values.Where(song => song.Folder.Split == split)];
    }

    private AnnotatedSong? ReadSong(string path)
    {
        try
        {
            return ReadKnown(Path.GetFullPath(path));
        }
        catch (Exception failure) when (failure is TrainingDataException or AudioFileException or IOException)
        {
            _findings.Error(failure.Message, FindingKind.Unreadable);
            return null;
        }
    }

    private AnnotatedSong? ReadKnown(string path)
    {
        var mix = SongFolder.FileNamed(path, SongFolder.MixName)
            ?? throw new TrainingDataException($"{Path.Combine(path, SongFolder.MixName)}.*: missing; expected the song's sound");
        var hasStems = Directory.Exists(Path.Combine(path, SongFolder.StemsFolder));
        var (times, tags) = (Path.Combine(path, SongLabels.TimesName), Path.Combine(path, SongLabels.TagsName));
        // All that is there is read, since what is wrong in it is wrong even where something stronger is known.
        var events = File.Exists(times) ? _labels.Times(times, SecondsOf(mix)) : null;
        var tagged = File.Exists(tags) ? _labels.Tags(tags) : null;

        if (SongFolder.ScoreIn(path) is not null)
        {
            return new AnnotatedSong(SongFolder.Read(path, _map, hasStems), new ClipKnowledge(hasStems, Knowledge.Score));
        }

        if (hasStems)
        {
            return new AnnotatedSong(FolderOf(path, mix, StemsIn(path)), new ClipKnowledge(true, Knowledge.Frames), events);
        }

        if ((events?.Select(one => one.Class).ToHashSet() ?? tagged) is { } sounding)
        {
            var instruments = sounding.Select(index => _settings.Instruments[index]);

            var labels = events is null ? Knowledge.Clips : Knowledge.Frames;

            return new AnnotatedSong(FolderOf(path, mix, instruments), new ClipKnowledge(false, labels), events);
        }

        throw new TrainingDataException(
            $"{path}: nothing is known of it; expected {SongFolder.StemsFolder}/, score.mid, {SongLabels.TimesName} or {SongLabels.TagsName}");
    }

    private static double SecondsOf(string mix)
    {
        using var reader = AudioReader.Open(mix);

        return reader.Format.SecondsOf(reader.Frames);
    }

    private List<string> StemsIn(string path)
    {
        var folder = Path.Combine(path, SongFolder.StemsFolder);
        List<string> found = [.. _settings.Instruments.Where(instrument => SongFolder.FileNamed(folder, instrument) is not null)];

        return found.Count > 0 ? found : throw new TrainingDataException(
            $"{folder}: no sound of {string.Join(", ", _settings.Instruments)}; expected a file for each that sounds");
    }

    /// <summary>A song without a score: its stems are the instruments that sound in it.</summary>
    private static TrackFolder FolderOf(string path, string mix, IEnumerable<string> instruments)
    {
        var stems = Path.Combine(path, SongFolder.StemsFolder);

        return new TrackFolder(
            Path.GetFileName(path),
            Path.GetFileName(Path.GetDirectoryName(path)) ?? "",
            path,
            mix,
            null,
            [.. instruments.Select(name => new StemEntry(name, name, "", SongFolder.FileNamed(stems, name) ?? Path.Combine(stems, name), null, []))]);
    }

    /// <summary>Of songs where all is known, what is to be seen: the first of them by their places, share after share.</summary>
    /// <param name="tracks">The songs.</param>
    /// <param name="factor">Of the shares: songs to validate on are all used, in the same proportions.</param>
    private List<AnnotatedSong> Draw(IReadOnlyList<TrackFolder> tracks, double factor)
    {
        var mixed = _settings.Mixed;

        if (mixed.Known.Count == 0)
        {
            return [.. tracks.Select(track => new AnnotatedSong(track, new ClipKnowledge(HasSound(track), Knowledge.Score)))
                .Where(song => mixed.Use.Contains(song.Known.Strongest))];
        }

        List<TrackFolder> order = [.. tracks.OrderBy(track => SongSplit.Place($"{_settings.Seed}/{track.Name}"))];
        var songs = new List<AnnotatedSong>();
        var share = 0.0;

        foreach (var kind in Enum.GetValues<Knowledge>())
        {
            var first = CountOf(share);
            share += mixed.Known.GetValueOrDefault(kind);
            var known = kind == Knowledge.Stems ? new ClipKnowledge(true, Knowledge.Frames) : new ClipKnowledge(false, kind);
            songs.AddRange(order[first..CountOf(share)].Where(_ => mixed.Use.Contains(kind)).Select(track => new AnnotatedSong(track, known)));
        }

        return songs;

        int CountOf(double part) => (int)Math.Round(factor * part * order.Count);
    }

    private static bool HasSound(TrackFolder track) =>
        track.Stems.Where(stem => stem.Instrument is not null).All(stem => File.Exists(stem.AudioPath));
}
