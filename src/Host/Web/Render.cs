namespace WeakSep.Host.Web;

/// <summary>A song separated by a preset, or on the way there.</summary>
/// <param name="Song">Id of the song.</param>
/// <param name="Preset">Name of the preset.</param>
/// <param name="State">How far it is.</param>
/// <param name="Frames">Length of the stems, in samples per channel.</param>
/// <param name="ReadyFrames">How many of them can be read in every stem.</param>
/// <param name="Error">Why it failed, or why there are no notes; null where all went well.</param>
/// <param name="Stems">The sources, then <c>residual</c>.</param>
/// <param name="Notes">Whether there are notes.</param>
internal sealed record Render(
    string Song, string Preset, RenderState State, long Frames, long ReadyFrames, string? Error, IReadOnlyList<StemFacts> Stems, bool Notes);
