namespace WeakSep.Trainer.Networks;

/// <summary>The sizes of a recurrent separator (weak-labels.md section 5.1). Defaults are the specification's.</summary>
public sealed record RecurrentSettings
{
    /// <summary>Layers of the LSTM. Default 3.</summary>
    public int Layers { get; init; } = 3;

    /// <summary>Units of a layer in each direction. Default 600.</summary>
    public int Units { get; init; } = 600;

    /// <summary>
    /// Whether a second pass hears each clip backwards. Without it a frame sees only itself and what came before, and the
    /// network runs live, its state carried from frame to frame. Default true, as the paper.
    /// </summary>
    public bool Bidirectional { get; init; } = true;

    /// <summary>How magnitudes enter the network. Default <see cref="MagnitudeScale.Logarithmic"/>, as the paper.</summary>
    public MagnitudeScale Input { get; init; } = MagnitudeScale.Logarithmic;

    /// <summary>Whether a batch norm per bin stands before the LSTM: the paper's choice for music. Default false.</summary>
    public bool InputNorm { get; init; }

    /// <summary>
    /// Frames that a bidirectional network judges together in playback, each such block with
    /// <see cref="ContextFrames"/> on either side. A clip of at most this many is heard as a whole. Default 512.
    /// </summary>
    public int BlockFrames { get; init; } = 512;

    /// <summary>Frames on either side of a block that are heard with it. Default 128.</summary>
    public int ContextFrames { get; init; } = 128;

    /// <summary>Checks every range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A size is outside its range; the message names it.</exception>
    public void Validate()
    {
        Require.InRange(Layers, 1, 16);
        Require.InRange(Units, 1, 4096);
        Require.InRange(BlockFrames, 1, 1 << 14);
        Require.InRange(ContextFrames, 0, 1 << 14);
    }
}
