namespace WeakSep.Audio;

/// <summary>How a model wants its frames.</summary>
public enum ModelMode
{
    /// <summary>Blocks of frames with context on the left and look-ahead on the right; no state.</summary>
    Block,

    /// <summary>Causal, frame after frame, with explicit state in and out.</summary>
    Streaming,
}
