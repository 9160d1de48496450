namespace WeakSep.Host.Evaluation;

/// <summary>How a track came out.</summary>
/// <param name="Name">Name of the track.</param>
/// <param name="Sources">One score per source; null where the source is silent or missing.</param>
internal sealed record TrackScore(string Name, IReadOnlyList<SourceScore?> Sources);
