namespace WeakSep.MidiScore.Alignment;

/// <summary>A score laid over a recording.</summary>
/// <param name="Score">The score in the recording's time; with subsequences only the notes that are in it.</param>
/// <param name="Map">Score time to recording time.</param>
/// <param name="Confidence">
/// 0 to 1: how likely the recording plays this score. Above 0.5 lie right pairs, below wrong ones, see
/// docs/alignment.md.
/// </param>
/// <param name="Semitones">
/// How far the recording sounds above the score, -3 to 3; not 0 only where the score fits in that other key.
/// </param>
/// <param name="TuningCents">How far the recording is tuned above A4 = 440 Hz, -50 to 50 cents.</param>
/// <param name="Reason">Why the pair is refused, one sentence part without a file name; null where it fits.</param>
public sealed record ScoreAlignment(
    Score Score, TimeMap Map, double Confidence, int Semitones, double TuningCents, string? Reason)
{
    /// <summary>Whether the pair reached the least confidence that was asked for.</summary>
    public bool Fits => Reason is null;

    /// <summary>What the confidence is made of.</summary>
    public AlignmentEvidence Evidence { get; init; }
}
