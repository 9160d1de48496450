namespace WeakSep.Audio.Metrics;

/// <summary>How well a list of notes agrees with another.</summary>
/// <param name="Counts">Matched notes, notes found too much, notes missed.</param>
/// <param name="OverlapRatio">
/// Mean over matched pairs of the time in which both sound over the time in which either does; 0 without pairs.
/// </param>
public readonly record struct NoteScore(DetectionCounts Counts, double OverlapRatio);
