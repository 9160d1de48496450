namespace WeakSep.Trainer.Networks;

/// <summary>The sizes of a temporal convolutional network (score.md section 5). Defaults are the specification's.</summary>
public sealed record TcnSettings
{
    /// <summary>Channels between the blocks. Default 128.</summary>
    public int Bottleneck { get; init; } = 128;

    /// <summary>Channels inside a block, where it widens them. Default 512.</summary>
    public int Hidden { get; init; } = 512;

    /// <summary>Channels of the summed skip path that feeds the last layer, where the blocks have one. Default 128.</summary>
    public int Skip { get; init; } = 128;

    /// <summary>How often the series of dilations is repeated. Default 3.</summary>
    public int Repeats { get; init; } = 3;

    /// <summary>Blocks in a repeat; block d dilates by 2^d. Default 8 (dilations 1 to 128).</summary>
    public int BlocksPerRepeat { get; init; } = 8;

    /// <summary>Taps of every convolution along time; odd. Default 3.</summary>
    public int Kernel { get; init; } = 3;

    /// <summary>What the layer norms average over. Default <see cref="TcnNorm.Frame"/>, the only one that may be shipped.</summary>
    public TcnNorm Norm { get; init; } = TcnNorm.Frame;

    /// <summary>What stands between the layers. Default <see cref="TcnActivation.PRelu"/>.</summary>
    public TcnActivation Activation { get; init; } = TcnActivation.PRelu;

    /// <summary>How a block is built. Default <see cref="TcnBlockOrder.WidenFirst"/>, as the specification.</summary>
    public TcnBlockOrder Order { get; init; } = TcnBlockOrder.WidenFirst;

    /// <summary>Number format of matrix products in training. Default <see cref="MatrixPrecision.Full"/>.</summary>
    public MatrixPrecision Precision { get; init; } = MatrixPrecision.Full;

    /// <summary>How magnitudes enter the network. Default <see cref="MagnitudeScale.Linear"/>, as the paper.</summary>
    public MagnitudeScale Input { get; init; } = MagnitudeScale.Linear;

    /// <summary>
    /// Whether a frame sees only itself and what came before, so that the network can run live. Default false, as the
    /// specification.
    /// </summary>
    public bool Causal { get; init; }

    /// <summary>Frames before an output frame that can influence it.</summary>
    public int ContextFrames =>
        Repeats * (Order == TcnBlockOrder.Dense ? 2 : 1) * (Causal ? Kernel - 1 : Kernel / 2) * ((1 << BlocksPerRepeat) - 1);

    /// <summary>Frames after an output frame that can influence it.</summary>
    public int LookaheadFrames => Causal ? 0 : ContextFrames;

    /// <summary>Checks every range.</summary>
    /// <exception cref="ArgumentException">A size is outside its range; the message names it.</exception>
    public void Validate()
    {
        Require.InRange(Bottleneck, 1, 4096);
        Require.InRange(Hidden, 1, 8192);
        Require.InRange(Skip, 1, 4096);
        Require.InRange(Repeats, 1, 16);
        Require.InRange(BlocksPerRepeat, 1, 12);
        Require.InRange(Kernel, 3, 15);
    }
}
