namespace WeakSep.Host.Rendering;

/// <summary>What became of a track.</summary>
/// <param name="Track">The track.</param>
/// <param name="Report">The report of a track that was rendered.</param>
/// <param name="Failure">Why a track was not rendered, in one line.</param>
internal sealed record TrackOutcome(RenderTrack Track, RenderReport? Report, string? Failure);
