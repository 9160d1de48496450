using WeakSep.Trainer.Data.Labels.Files;

namespace WeakSep.Trainer.Data.Labels.Music;

/// <summary>
/// Reads MUSDB18-HQ: <c>train/SONG/</c> and <c>test/SONG/</c> with <c>mixture.wav</c> and a file per stem.
/// </summary>
public static class MusdbFolder
{
    private const string MixtureName = "mixture";
    private const double OtherValidationShare = 0.14;   // of songs that are not MUSDB18's: as of its 100

    private static readonly string[] Splits = [SplitName.Training, SplitName.Validation, SplitName.Test];

    // Published with the data set's reader as its validation part (weak-labels.md section 3.2).
    private static readonly HashSet<string> ValidationSongs = new(StringComparer.Ordinal)
    {
        "Actions - One Minute Smile",
        "Clara Berry And Wooldog - Waltz For My Victims",
        "Johnny Lokke - Promises & Lies",
        "Patrick Talbot - A Reason To Leave",
        "Triviul - Angelsaint",
        "Alexander Ross - Goodbye Bolero",
        "Fergessen - Nos Palpitants",
        "Leaf - Summerghost",
        "Skelpolu - Human Mistakes",
        "Young Griffo - Pennies",
        "ANiMAL - Rockshow",
        "James May - On The Line",
        "Meaxic - Take A Step",
        "Traffic Experiment - Sirens",
    };

    /// <summary>The classes of weak-labels.md section 3.2: the stem other is too vague for a classifier.</summary>
    public static IReadOnlyList<string> DefaultClasses { get; } = ["bass", "drums", "vocals"];

    /// <summary>Whether a folder is laid out so.</summary>
    /// <param name="directory">The folder.</param>
    public static bool Holds(string directory) => Splits.Any(split => SongsIn(Path.Combine(directory, split)).Any());

    /// <summary>Reads the songs; of their sound only lengths.</summary>
    /// <param name="directory">The folder.</param>
    /// <param name="classes">The stems that are needed.</param>
    /// <returns>Songs in the order of split and name; part of train is validation where no folder is.</returns>
    /// <exception cref="TrainingDataException">A file is missing or cannot be read, lengths differ, or there is no song.</exception>
    public static IReadOnlyList<MusdbSong> Read(string directory, IReadOnlyList<string> classes)
    {
        ArgumentNullException.ThrowIfNull(classes);
        List<MusdbSong> songs =
            [.. Splits.SelectMany(split => SongsIn(Path.Combine(directory, split)).Select(folder => ReadSong(folder, split, classes)))];

        if (songs.Count == 0)
        {
            throw new TrainingDataException($"{directory}: no songs; expected train/SONG/{MixtureName}.wav, as in MUSDB18-HQ");
        }

        return songs.Exists(song => song.Split == SplitName.Validation) ? songs : WithValidation(songs);
    }

    private static List<MusdbSong> WithValidation(List<MusdbSong> songs)
    {
        var training = songs.Where(song => song.Split == SplitName.Training).Select(song => song.Name).ToList();
        var held = training.Exists(ValidationSongs.Contains)
            ? ValidationSongs
            : LabelSplits.Fewest(training, (int)Math.Round(OtherValidationShare * training.Count));

        return
        [
            .. songs
                .Select(song => song.Split == SplitName.Training && held.Contains(song.Name) ? song with { Split = SplitName.Validation } : song)
                .OrderBy(song => Array.IndexOf(Splits, song.Split)),
        ];
    }

    private static MusdbSong ReadSong(string folder, string split, IReadOnlyList<string> classes)
    {
        var song = new MusdbSong(Path.GetFileName(folder), split, folder, 0);
        var seconds = RecordingSamples.SecondsOf(song.PathOf(MixtureName));

        foreach (var name in classes)
        {
            var other = RecordingSamples.SecondsOf(song.PathOf(name));

            if (Math.Abs(other - seconds) > 0.01)
            {
                throw new TrainingDataException(FormattableString.Invariant(
                    $"{song.PathOf(name)}: {other:0.00} s, and the mixture {seconds:0.00} s; expected one length"));
            }
        }

        return song with { Seconds = seconds };
    }

    private static IEnumerable<string> SongsIn(string folder) => Directory.Exists(folder)
        ? Directory.EnumerateDirectories(folder, "*", new EnumerationOptions())
            .Where(song => File.Exists(Path.Combine(song, MixtureName + ".wav")))
            .Order(StringComparer.Ordinal)
        : [];
}
