namespace WeakSep.Host.Evaluation;

/// <summary>What came out of an evaluation of a separator.</summary>
/// <param name="Sources">Source ids in the order of the scores.</param>
/// <param name="Floor">Decibels below which no value counts; null for none.</param>
/// <param name="Tracks">Scores as measured.</param>
/// <param name="Summary">The means.</param>
internal sealed record SeparationResult(
    IReadOnlyList<string> Sources, double? Floor, IReadOnlyList<TrackScore> Tracks, EvaluationSummary Summary);
