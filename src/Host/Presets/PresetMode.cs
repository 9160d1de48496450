namespace WeakSep.Host.Presets;

/// <summary>How a preset's model wants its frames.</summary>
/// <param name="Kind"><c>block</c>: context on both sides, no state; <c>streaming</c>: causal with state.</param>
/// <param name="ContextFrames">Frames before a frame that may influence it.</param>
/// <param name="LookaheadFrames">Frames after a frame that may influence it.</param>
public sealed record PresetMode(string Kind, int ContextFrames, int LookaheadFrames);
