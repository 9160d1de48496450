using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using WeakSep.Audio.Dsp;
using WeakSep.Audio.Files;
using WeakSep.MidiScore.PianoRolls;
using WeakSep.Trainer.Data.Mixed;

namespace WeakSep.Trainer.Data;

/// <summary>
/// Turns track folders into <see cref="TrainingTrack"/>s: audio at the training rate, kept in a cache beside the data so
/// that only the first run decodes it, and rolls from each stem's own notes.
/// </summary>
public sealed class TrackLoader
{
    private const string CacheFolder = ".weaksep-cache";
    private const string MixName = "mix";

    private readonly TrainingSettings _settings;

    /// <summary>Prepares a loader.</summary>
    /// <param name="settings">The run's settings.</param>
    public TrackLoader(TrainingSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        _settings = settings;
    }

    /// <summary>Loads the tracks of a data folder.</summary>
    /// <param name="folder">A data set in a layout that <see cref="DataFolder"/> knows.</param>
    /// <param name="withSources">Whether stems may be seen.</param>
    /// <param name="progress">Told how many tracks of how many are ready.</param>
    /// <param name="cancellation">Stops loading.</param>
    /// <exception cref="TrainingDataException">A split is missing or holds no track that can be used.</exception>
    public TrainingData Load(
        string folder, bool withSources, IProgress<(int Done, int Total)>? progress, CancellationToken cancellation)
    {
        var (training, validation) = DataFolder.ReadSplits(folder, _settings.PartMap, withSources);

        return Load(folder, training, validation, withSources, progress, cancellation);
    }

    /// <summary>Loads tracks.</summary>
    /// <param name="folder">Where they lie, for messages.</param>
    /// <param name="training">Tracks to learn from.</param>
    /// <param name="validation">Tracks to validate on.</param>
    /// <param name="withSources">Whether stems may be seen.</param>
    /// <param name="progress">Told how many tracks of how many are ready.</param>
    /// <param name="cancellation">Stops loading.</param>
    /// <exception cref="TrainingDataException">A split holds no track that can be used.</exception>
    public TrainingData Load(
        string folder,
        IReadOnlyList<TrackFolder> training,
        IReadOnlyList<TrackFolder> validation,
        bool withSources,
        IProgress<(int Done, int Total)>? progress,
        CancellationToken cancellation)
    {
        return Load(folder, [.. training.Select(Scored)], [.. validation.Select(Scored)], _ => withSources, progress, cancellation);

        static AnnotatedSong Scored(TrackFolder track) => new(track, ClipKnowledge.OfScore);
    }

    /// <summary>Loads songs of which not the same is known, each with what may be seen of it.</summary>
    /// <param name="folder">Where they lie, for messages.</param>
    /// <param name="training">Songs to learn from.</param>
    /// <param name="validation">Songs to validate on.</param>
    /// <param name="progress">Told how many songs of how many are ready.</param>
    /// <param name="cancellation">Stops loading.</param>
    /// <exception cref="TrainingDataException">A split holds no song that can be used.</exception>
    public TrainingData Load(
        string folder,
        IReadOnlyList<AnnotatedSong> training,
        IReadOnlyList<AnnotatedSong> validation,
        IProgress<(int Done, int Total)>? progress,
        CancellationToken cancellation)
    {
        return Load(folder, training, validation, song => song.Known.HasSources, progress, cancellation);
    }

    private TrainingData Load(
        string folder,
        IReadOnlyList<AnnotatedSong> training,
        IReadOnlyList<AnnotatedSong> validation,
        Func<AnnotatedSong, bool> withSources,
        IProgress<(int Done, int Total)>? progress,
        CancellationToken cancellation)
    {
        var all = training.Concat(validation).ToList();
        var loaded = new TrainingTrack?[all.Count];
        var done = 0;
        var options = new ParallelOptions
        {
            CancellationToken = cancellation,
            MaxDegreeOfParallelism = Environment.ProcessorCount,
        };

        try
        {
            Parallel.For(0, all.Count, options, i =>
            {
                loaded[i] = LoadTrack(all[i], withSources(all[i]));
                progress?.Report((Interlocked.Increment(ref done), all.Count));
            });
        }
        catch (AggregateException e) when (e.InnerExceptions.Count > 0)
        {
            throw new TrainingDataException(e.InnerExceptions[0].Message, e.InnerExceptions[0]);
        }

        var result = new TrainingData(
            [.. loaded.Take(training.Count).OfType<TrainingTrack>()],
            [.. loaded.Skip(training.Count).OfType<TrainingTrack>()]);

        if (result.Training.Count == 0 || result.Validation.Count == 0)
        {
            throw new TrainingDataException(
                $"{folder}: {result.Training.Count} tracks to train on and {result.Validation.Count} to validate on hold "
                + $"any of {string.Join(", ", _settings.Instruments)} and a clip's length; expected at least one of each");
        }

        return result;
    }

    /// <summary>Loads a track, or null where it holds none of the instruments or is shorter than a clip.</summary>
    private TrainingTrack? LoadTrack(AnnotatedSong song, bool withSources)
    {
        var folder = song.Folder;
        var stems = _settings.Instruments
            .Select(instrument => folder.Stems.Where(stem => stem.Instrument == instrument).ToList())
            .ToArray();

        if (stems.Sum(list => list.Count) == 0)
        {
            return null;
        }

        var mixture = Mixture(folder, [.. stems.SelectMany(list => list)]);
        var frames = mixture.Length / _settings.Hop;

        if (frames < _settings.ClipFrames)
        {
            mixture.Dispose();
            return null;
        }

        var sources = withSources
            ? stems.Select((list, i) => list.Count == 0
                ? null
                : Cached(folder, SourceName(i, list), () => Sum(list.Select(stem => stem.AudioPath)))).ToArray()
            : null;

        return new TrainingTrack(folder.Name, mixture, sources, Rolls(song, stems, sources, frames), song.Known);
    }

    /// <summary>What may be known of when instruments sound, from the best of the song that says it.</summary>
    private UInt128[][] Rolls(AnnotatedSong song, List<StemEntry>[] stems, MappedSamples?[]? sources, int frames)
    {
        return song switch
        {
            { Known.Labels: Knowledge.Score } => Played(),
            { Events: { } events } => CoarseRolls.OfEvents(events, stems.Length, frames, _settings.Grid.FramesPerSecond),
            { Known.HasSources: true } => CoarseRolls.OfSources(sources!, frames, _settings.Hop),
            { Folder.ScorePath: null } => CoarseRolls.OfTags([.. stems.Select(list => list.Count > 0)], frames),
            { Known.Labels: Knowledge.Frames } => CoarseRolls.OfFrames(Played()),
            _ => CoarseRolls.OfClips(Played(), _settings.ClipFrames),
        };

        UInt128[][] Played() => [.. stems.Select(list => Roll(list, frames))];
    }

    /// <summary>
    /// The mixture of the chosen instruments (score.md section 3): the mix itself where the track holds nothing else,
    /// so that data without stems will do; else the sum of the chosen stems. A song in the plain layout need not have
    /// stems: what it holds besides then stays in the mix.
    /// </summary>
    private MappedSamples Mixture(TrackFolder folder, List<StemEntry> chosen)
    {
        return chosen.Count == folder.Stems.Count || (folder.IsPlain && !chosen.All(stem => File.Exists(stem.AudioPath)))
            ? Cached(folder, MixName, () => ReadAtRate(folder.MixPath))
            : Cached(folder, $"{MixName}-{Mark(chosen)}", () => Sum(chosen.Select(stem => stem.AudioPath)));
    }

    /// <summary>Settings of their own may give an instrument other stems than the last run did.</summary>
    private string SourceName(int index, List<StemEntry> stems)
    {
        var name = _settings.Instruments[index];

        return _settings.Parts.Count == 0 ? name : $"{name}-{Mark(stems)}";
    }

    private static string Mark(IEnumerable<StemEntry> stems)
    {
        var names = string.Join('\n', stems.Select(stem => stem.Id));

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(names)))[..12];
    }

    private float[] Sum(IEnumerable<string> paths)
    {
        float[] sum = [];

        foreach (var path in paths)
        {
            var samples = ReadAtRate(path);

            if (samples.Length > sum.Length)
            {
                Array.Resize(ref sum, samples.Length);
            }

            for (var i = 0; i < samples.Length; i++)
            {
                sum[i] += samples[i];
            }
        }

        return sum;
    }

    private float[] ReadAtRate(string path)
    {
        var samples = AudioReader.ReadMono(path, out var rate);

        return rate == _settings.SampleRate ? samples : Resampler.Resample(samples, rate, _settings.SampleRate);
    }

    private MappedSamples Cached(TrackFolder folder, string name, Func<float[]> read)
    {
        var rate = _settings.SampleRate.ToString(CultureInfo.InvariantCulture);
        var cache = Path.Combine(folder.Directory, CacheFolder);
        var path = Path.Combine(cache, $"{name}.{rate}.s16");
        var newest = new FileInfo(folder.MixPath).LastWriteTimeUtc;

        if (!File.Exists(path) || File.GetLastWriteTimeUtc(path) < newest)
        {
            Directory.CreateDirectory(cache);
            MappedSamples.Write(path, read());
        }

        return new MappedSamples(path);
    }

    private UInt128[] Roll(List<StemEntry> stems, int frames)
    {
        var packed = new UInt128[frames];

        foreach (var stem in stems)
        {
            var notes = stem.ReadParts().SelectMany(part => part.SustainedNotes());
            var roll = PianoRollRenderer.Render(notes, _settings.Grid.FramesPerSecond, 0, frames);

            for (var frame = 0; frame < frames; frame++)
            {
                for (var pitch = 0; pitch < PianoRoll.Pitches; pitch++)
                {
                    if (roll[frame, pitch])
                    {
                        packed[frame] |= UInt128.One << pitch;
                    }
                }
            }
        }

        return packed;
    }
}
