namespace WeakSep.MidiScore.Alignment;

/// <summary>How a score is laid over a recording.</summary>
public sealed record AlignmentSettings
{
    /// <summary>The confidence from which a pair is taken as right, see docs/alignment.md.</summary>
    public const double DefaultMinConfidence = 0.5;

    /// <summary>
    /// Whether one of the two may hold music that the other lacks at its beginning or end: an excerpt, an introduction
    /// that is not in the score. Default false: both begin and end with the same notes, silence apart.
    /// </summary>
    public bool Subsequence { get; init; }

    /// <summary>Least confidence of a pair that fits, 0 to 1. Default 0.5.</summary>
    public double MinConfidence
    {
        get;
        init => field = value is >= 0 and <= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(MinConfidence), value, "expected 0 to 1");
    } = DefaultMinConfidence;
}
