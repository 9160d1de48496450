namespace WeakSep.Trainer.Data;

/// <summary>The tracks of a run.</summary>
public sealed class TrainingData : IDisposable
{
    internal TrainingData(IReadOnlyList<TrainingTrack> training, IReadOnlyList<TrainingTrack> validation)
    {
        Training = training;
        Validation = validation;
    }

    internal IReadOnlyList<TrainingTrack> Training { get; }

    internal IReadOnlyList<TrainingTrack> Validation { get; }

    /// <summary>Hours of music to learn from.</summary>
    /// <param name="framesPerSecond">Frame rate of the rolls.</param>
    public double TrainingHours(double framesPerSecond) => Training.Sum(track => (long)track.Frames) / framesPerSecond / 3600;

    /// <summary>Share of frames in which each instrument sounds, over the training tracks (score.md section 3), kept inside (0, 1).</summary>
    public IReadOnlyList<double> ActivityRates()
    {
        const double Least = 0.01;      // an instrument that never, or always, sounds would weigh infinitely
        var frames = Training.Sum(track => (double)track.Frames);

        return [.. Enumerable.Range(0, Training[0].Rolls.Length).Select(i =>
            Math.Clamp(Training.Sum(track => (double)track.Rolls[i].Count(row => row != 0)) / frames, Least, 1 - Least))];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var track in Training.Concat(Validation))
        {
            track.Dispose();
        }
    }
}
