namespace WeakSep.Trainer.Data.Labels;

/// <summary>How often classes sound, alone and together: the priors that weigh the losses (weak-labels.md section 6, L7).</summary>
public sealed class LabelStatistics
{
    private LabelStatistics(int classes)
    {
        FramePriors = new double[classes];
        ClipPriors = new double[classes];
        FramesByCount = new double[classes + 1];
        ClipsByCount = new double[classes + 1];
    }

    /// <summary>Number of clips that were counted.</summary>
    public long Clips { get; private set; }

    /// <summary>Clips of these that have labels for every frame.</summary>
    public long ClipsWithFrames { get; private set; }

    /// <summary>[classes]: share of the frames in which each sounds; NaN where no clip has frame labels.</summary>
    public double[] FramePriors { get; }

    /// <summary>[classes]: share of the clips in which each sounds.</summary>
    public double[] ClipPriors { get; }

    /// <summary>[classes + 1]: share of the frames in which 0, 1, 2 ... classes sound; NaN where no clip has frame labels.</summary>
    public double[] FramesByCount { get; }

    /// <summary>[classes + 1]: share of the clips in which 0, 1, 2 ... classes sound.</summary>
    public double[] ClipsByCount { get; }

    /// <summary>Counts labels; reads no sound.</summary>
    /// <param name="source">Labelled clips.</param>
    /// <param name="clips">How many to count from the first on, at least 1; no more than there are.</param>
    public static LabelStatistics Measure(IClipSource source, long clips)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentOutOfRangeException.ThrowIfLessThan(clips, 1);
        var found = new LabelStatistics(source.Classes.Count) { Clips = Math.Min(clips, source.Count) };

        for (var index = 0L; index < found.Clips; index++)
        {
            found.Add(source.Labels(index));
        }

        Divide(found.ClipPriors, found.Clips);
        Divide(found.ClipsByCount, found.Clips);
        Divide(found.FramePriors, found.ClipsWithFrames * source.Shape.Frames);
        Divide(found.FramesByCount, found.ClipsWithFrames * source.Shape.Frames);
        return found;
    }

    private void Add(WeakLabels labels)
    {
        Count(labels.Clip, ClipPriors, ClipsByCount);

        if (labels.Frames is { } frames)
        {
            ClipsWithFrames++;

            for (var at = 0; at < frames.Length; at += FramePriors.Length)
            {
                Count(frames.AsSpan(at, FramePriors.Length), FramePriors, FramesByCount);
            }
        }
    }

    private static void Count(ReadOnlySpan<float> active, double[] priors, double[] byCount)
    {
        var together = 0;

        for (var index = 0; index < active.Length; index++)
        {
            if (active[index] > 0)
            {
                priors[index]++;
                together++;
            }
        }

        byCount[together]++;
    }

    private static void Divide(double[] counts, double total)
    {
        for (var index = 0; index < counts.Length; index++)
        {
            counts[index] /= total;
        }
    }
}
