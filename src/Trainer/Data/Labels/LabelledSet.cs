using WeakSep.Trainer.Data.Checks;
using WeakSep.Trainer.Data.Labels.Files;
using WeakSep.Trainer.Data.Labels.Mixtures;
using WeakSep.Trainer.Data.Labels.Music;

namespace WeakSep.Trainer.Data.Labels;

/// <summary>
/// A data folder of any layout with labels, divided, as clips of a run's shape: recordings of single events become mixtures,
/// labelled recordings and songs with stems are cut.
/// </summary>
public sealed class LabelledSet
{
    private const int LongestName = 32;     // of an output, which becomes the name of a file

    private static readonly string[] Splits = [SplitName.Training, SplitName.Validation, SplitName.Test];

    private readonly Func<string, TrainingSettings, IProgress<(int Done, int Total)>?, CancellationToken, IClipSource> _clips;

    private LabelledSet(
        IReadOnlyList<string> classes,
        IReadOnlyList<DataFinding> findings,
        Func<string, TrainingSettings, IProgress<(int Done, int Total)>?, CancellationToken, IClipSource> clips)
    {
        Classes = classes;
        Findings = findings;
        _clips = clips;
    }

    /// <summary>The classes, in the order of all labels.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>What is odd about the data, but no error.</summary>
    public IReadOnlyList<DataFinding> Findings { get; }

    /// <summary>Names for the outputs of a separator of the classes: their letters and digits, all else as _.</summary>
    public IEnumerable<string> OutputNames => Classes.Select(name => string.Concat(
        name.Take(LongestName).Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' ? letter : '_')));

    /// <summary>Whether a folder holds labelled sound.</summary>
    /// <param name="directory">The folder.</param>
    public static bool Holds(string directory) => MusdbFolder.Holds(directory) || LabelFolder.LayoutOf(directory) is not null;

    /// <summary>Reads the labels of a folder and holds them against its audio; no sound but its length is read.</summary>
    /// <param name="directory">The folder.</param>
    /// <param name="settings">What is wanted of it.</param>
    /// <exception cref="TrainingDataException">The labels hold an error, or nothing that can be used.</exception>
    public static LabelledSet Read(string directory, LabelDataSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);

        return MusdbFolder.Holds(directory) ? ReadMusic(settings, MusdbFolder.DefaultClasses, classes => MusdbFolder.Read(directory, classes))
            : SlakhFolder.Holds(directory) ? ReadMusic(settings, SlakhSong.DefaultClasses, classes => SlakhSong.Read(directory, classes))
            : ReadRecordings(directory, settings);
    }

    /// <summary>The clips to learn from and to validate on.</summary>
    /// <param name="settings">The run's settings.</param>
    /// <param name="progress">Told how many of how many files are ready.</param>
    /// <param name="cancellation">Stops reading.</param>
    /// <exception cref="TrainingDataException">A recording cannot be read, or a class has none.</exception>
    public TrainingData Training(TrainingSettings settings, IProgress<(int Done, int Total)>? progress, CancellationToken cancellation)
    {
        return new TrainingData(
            _clips(SplitName.Training, settings, progress, cancellation), _clips(SplitName.Validation, settings, progress, cancellation));
    }

    /// <summary>The clips of one part.</summary>
    /// <param name="split">train, validation or test.</param>
    /// <param name="settings">The run's settings.</param>
    /// <param name="progress">Told how many of how many files are ready.</param>
    /// <param name="cancellation">Stops reading.</param>
    /// <exception cref="TrainingDataException">There is no such part, a recording cannot be read, or a class has none.</exception>
    public IClipSource Clips(
        string split, TrainingSettings settings, IProgress<(int Done, int Total)>? progress, CancellationToken cancellation)
    {
        return Splits.Contains(split)
            ? _clips(split, settings, progress, cancellation)
            : throw new TrainingDataException($"split {split}: expected one of {string.Join(", ", Splits)}");
    }

    private static LabelledSet ReadMusic(
        LabelDataSettings settings, IReadOnlyList<string> defaults, Func<IReadOnlyList<string>, IReadOnlyList<IStemSong>> read)
    {
        var classes = settings.Classes.Length > 0 ? settings.Classes : defaults;
        var songs = read(classes);

        return new LabelledSet(classes, [], (split, run, progress, cancellation) => MusicChunks.Create(
            [.. songs.Where(song => song.Split == split)], classes, ShapeOf(run), settings.StemThresholdDb, progress, cancellation));
    }

    private static LabelledSet ReadRecordings(string directory, LabelDataSettings settings)
    {
        var data = LabelFolder.Read(directory, new LabelReadSettings
        {
            Classes = settings.Classes.Length > 0 ? settings.Classes : null,
            OtherClasses = settings.OtherClasses,
            MissingAudio = settings.MissingAudio,
            ForegroundOnly = settings.ForegroundOnly,
        });
        data.ThrowIfUnusable();
        var divided = LabelSplits.Divide(data.Recordings);

        return new LabelledSet(data.Classes, data.Findings, (split, run, progress, cancellation) =>
        {
            var (recordings, clips) = split switch
            {
                SplitName.Training => (divided.Training, settings.Mixtures.Clips),
                SplitName.Validation => (divided.Validation, settings.ValidationMixtures),
                _ => (divided.Test, settings.TestMixtures),
            };

            if (data.Layout == LabelLayout.Tables)
            {
                return new RecordingClips(recordings, data.Classes, ShapeOf(run), settings.Mixtures.LabelRule);
            }

            var mixtures = settings.Mixtures with { Clips = clips, Seed = settings.Mixtures.Seed + Array.IndexOf(Splits, split) };
            var bank = EventBank.Load(recordings, data.Classes, run.SampleRate, mixtures, progress, cancellation);

            return new EventMixtures(bank, ShapeOf(run), mixtures);
        });
    }

    private static ClipShape ShapeOf(TrainingSettings settings) => new(settings.Grid, (settings.ClipFrames - 1) * settings.Hop);
}
