using WeakSep.Trainer.Data.Labels;
using WeakSep.Trainer.Data.Mixed;

namespace WeakSep.Trainer.Data;

/// <summary>What a run learns from and is validated on: songs with scores, or clips with labels.</summary>
public sealed class TrainingData : IDisposable
{
    private const long CountedClips = 20_000;       // the paper's training set; the shares of classes have settled long before

    private readonly Lazy<LabelStatistics> _statistics;

    internal TrainingData(IReadOnlyList<TrainingTrack> training, IReadOnlyList<TrainingTrack> validation)
    {
        Training = training;
        Validation = validation;
        _statistics = new(() => LabelStatistics.Measure(TrainingClips!, CountedClips));
    }

    /// <summary>Data of labelled clips.</summary>
    /// <param name="training">Clips to learn from.</param>
    /// <param name="validation">Clips to validate on, of the same classes and shape.</param>
    public TrainingData(IClipSource training, IClipSource validation)
        : this([], [])
    {
        TrainingClips = training;
        ValidationClips = validation;
    }

    internal IReadOnlyList<TrainingTrack> Training { get; }

    internal IReadOnlyList<TrainingTrack> Validation { get; }

    /// <summary>Labelled clips to learn from; null where there are none.</summary>
    public IClipSource? TrainingClips { get; }

    /// <summary>Labelled clips to validate on; null where there are none.</summary>
    public IClipSource? ValidationClips { get; }

    /// <summary>How often the classes of the labelled clips sound.</summary>
    internal LabelStatistics Statistics => _statistics.Value;

    /// <summary>Hours of sound to learn from.</summary>
    /// <param name="framesPerSecond">Frame rate of the rolls.</param>
    public double TrainingHours(double framesPerSecond)
    {
        return TrainingClips is { } clips
            ? clips.Count * clips.Shape.Seconds / 3600
            : Training.Sum(track => (long)track.Frames) / framesPerSecond / 3600;
    }

    /// <summary>
    /// Share of frames in which each instrument sounds, over the training tracks (score.md section 3), kept inside (0, 1); of
    /// labelled clips the share of frames, or where only clips are labelled that of clips.
    /// </summary>
    public IReadOnlyList<double> ActivityRates()
    {
        const double Least = 0.01;      // an instrument that never, or always, sounds would weigh infinitely

        return [.. Shares().Select(share => Math.Clamp(share, Least, 1 - Least))];
    }

    /// <summary>
    /// The songs whose notes are known, to learn from and to validate on; null where either is missing. They go on belonging to
    /// these data.
    /// </summary>
    internal TrainingData? WithScores()
    {
        var (training, validation) = (Scored(Training), Scored(Validation));

        return training.Count > 0 && validation.Count > 0 ? new TrainingData(training, validation) : null;

        static List<TrainingTrack> Scored(IEnumerable<TrainingTrack> tracks) => [.. tracks.Where(track => track.Known.Labels == Knowledge.Score)];
    }

    /// <summary>Where the batches of a stage come from.</summary>
    /// <param name="settings">The run's settings.</param>
    /// <param name="schedule">The stage's schedule.</param>
    /// <param name="withSources">Whether clips are to hold their sources.</param>
    /// <exception cref="TrainingDataException">Nothing can be validated on, or remixes are wanted and some instrument plays nowhere alone.</exception>
    internal IBatchSource Batches(TrainingSettings settings, ScheduleSettings schedule, bool withSources)
    {
        return TrainingClips is null
            ? new SongBatches(settings, schedule, this, withSources)
            : new LabelBatches(settings, schedule, TrainingClips, ValidationClips!, withSources);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var track in Training.Concat(Validation))
        {
            track.Dispose();
        }
    }

    private IEnumerable<double> Shares()
    {
        if (TrainingClips is not null)
        {
            return Statistics.FramePriors.Zip(Statistics.ClipPriors, (frames, clips) => double.IsNaN(frames) ? clips : frames);
        }

        // Labels of whole clips say too much; they count where there is nothing better.
        var timed = Training.Where(track => track.Known.Labels != Knowledge.Clips).ToList();
        var counted = timed.Count > 0 ? timed : Training;
        var frames = counted.Sum(track => (double)track.Frames);

        return Enumerable.Range(0, counted[0].Rolls.Length).Select(i => counted.Sum(track => (double)track.Rolls[i].Count(row => row != 0)) / frames);
    }
}
