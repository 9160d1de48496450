namespace WeakSep.Audio.Metrics;

/// <summary>How well a list of notes agrees with another.</summary>
/// <param name="Counts">Matched notes, notes found too much, notes missed.</param>
/// <param name="OverlapRatio">
/// Mean over matched pairs of the time in which both sound over the time in which either does; 0 without pairs.
/// </param>
public readonly record struct NoteScore(DetectionCounts Counts, double OverlapRatio)
{
    /// <summary>Pools two scores: counts add up, the overlap ratio is the mean over the pairs of both.</summary>
    public static NoteScore operator +(NoteScore left, NoteScore right)
    {
        var counts = left.Counts + right.Counts;
        var overlap = (left.OverlapRatio * left.Counts.TruePositives) + (right.OverlapRatio * right.Counts.TruePositives);

        return new NoteScore(counts, counts.TruePositives == 0 ? 0 : overlap / counts.TruePositives);
    }

    /// <summary>Pools two scores.</summary>
    public static NoteScore Add(NoteScore left, NoteScore right) => left + right;
}
