using TorchSharp.Modules;
using static TorchSharp.torch;

namespace WeakSep.Trainer.Networks;

/// <summary>
/// The temporal convolutional network of score.md section 5, used as separator, transcriptor and classifier alike:
/// magnitudes [batch, frames, bins] to logits [batch, frames, outputs].
/// </summary>
public sealed class TemporalConvNet : nn.Module<Tensor, Tensor>
{
    private readonly ModuleList<TcnBlock>? _blocks;
    private readonly ModuleList<FilterFirstBlock>? _filterFirstBlocks;
    private readonly ModuleList<DenseBlock>? _denseBlocks;

    /// <summary>Builds a network with fresh weights, drawn as PyTorch draws them.</summary>
    /// <param name="settings">Sizes.</param>
    /// <param name="bins">Frequency bins of the input.</param>
    /// <param name="outputs">Values per output frame.</param>
    public TemporalConvNet(TcnSettings settings, int bins, int outputs)
        : base(nameof(TemporalConvNet))
    {
        ArgumentNullException.ThrowIfNull(settings);
        settings.Validate();
        Settings = settings;
        Bins = Require.InRange(bins, 1, 1 << 16);
        Outputs = Require.InRange(outputs, 1, 1 << 20);

        InputNorm = new ClipNorm(bins, settings.Norm);
        Input = nn.Linear(bins, settings.Bottleneck);
        var dilations = from repeat in Enumerable.Range(0, settings.Repeats)
                        from power in Enumerable.Range(0, settings.BlocksPerRepeat)
                        select 1 << power;

        switch (settings.Order)
        {
            case TcnBlockOrder.WidenFirst:
                _blocks = new ModuleList<TcnBlock>([.. dilations.Select(dilation => new TcnBlock(settings, dilation))]);
                OutputActivation = new Bend(settings.Activation);
                break;
            case TcnBlockOrder.FilterFirst:
                _filterFirstBlocks = new ModuleList<FilterFirstBlock>(
                    [.. dilations.Select(dilation => new FilterFirstBlock(settings, dilation))]);
                OutputNorm = new ClipNorm(settings.Bottleneck, settings.Norm);
                break;
            default:
                _denseBlocks = new ModuleList<DenseBlock>([.. dilations.Select(dilation => new DenseBlock(settings, dilation))]);
                OutputNorm = new ClipNorm(settings.Bottleneck, settings.Norm);
                break;
        }

        Output = nn.Linear(_blocks is null ? settings.Bottleneck : settings.Skip, outputs);
        RegisterComponents();
    }

    /// <summary>The sizes it was built with.</summary>
    public TcnSettings Settings { get; }

    /// <summary>Frequency bins of the input.</summary>
    public int Bins { get; }

    /// <summary>Values per output frame.</summary>
    public int Outputs { get; }

    internal ClipNorm InputNorm { get; }

    internal Linear Input { get; }

    /// <summary>The blocks of <see cref="TcnBlockOrder.WidenFirst"/>; else none.</summary>
    internal IEnumerable<TcnBlock> Blocks => _blocks ?? Enumerable.Empty<TcnBlock>();

    /// <summary>The blocks of <see cref="TcnBlockOrder.FilterFirst"/>; else none.</summary>
    internal IEnumerable<FilterFirstBlock> FilterFirstBlocks => _filterFirstBlocks ?? Enumerable.Empty<FilterFirstBlock>();

    /// <summary>The blocks of <see cref="TcnBlockOrder.Dense"/>; else none.</summary>
    internal IEnumerable<DenseBlock> DenseBlocks => _denseBlocks ?? Enumerable.Empty<DenseBlock>();

    /// <summary>Before the last layer, where the blocks have a skip path; else null.</summary>
    internal Bend? OutputActivation { get; }

    /// <summary>Before the last layer, where the blocks have no skip path; else null.</summary>
    internal ClipNorm? OutputNorm { get; }

    internal Linear Output { get; }

    /// <summary>Magnitudes [batch, frames, bins] to logits [batch, frames, outputs]; the sigmoid is left to the caller.</summary>
    /// <param name="input">Magnitudes.</param>
    public override Tensor forward(Tensor input)
    {
        var scaled = InputScale.ApplyAboveFloor(input, Settings.Input);
        var hidden = MatrixProduct.ApplyToFloat(Input, InputNorm.call(scaled), Settings.Precision);
        var last = _blocks is null ? OutputNorm!.call(Through(hidden)) : OutputActivation!.call(Skips(hidden));

        return MatrixProduct.ApplyToFloat(Output, last, Settings.Precision);
    }

    /// <summary>Number of blocks.</summary>
    internal int BlockCount => _blocks?.Count ?? _filterFirstBlocks?.Count ?? _denseBlocks!.Count;

    /// <summary>
    /// Turns the weights of filters that hear as far ahead as back into those of causal ones: each tap keeps its distance in
    /// time, and those ahead are dropped.
    /// </summary>
    internal void ForgetFuture()
    {
        TimeConv[] filters =
        [
            .. Blocks.Select(block => block.Filter),
            .. FilterFirstBlocks.Select(block => block.Filter),
            .. DenseBlocks.SelectMany(block => new[] { block.First, block.Second }),
        ];

        foreach (var filter in filters)
        {
            filter.ForgetFuture();
        }
    }

    /// <summary>Makes the blocks from the given one on add nothing to what those before them found.</summary>
    internal void SilenceFrom(int block)
    {
        foreach (var late in Blocks.Skip(block))
        {
            late.Silence();
        }

        foreach (var late in FilterFirstBlocks.Skip(block))
        {
            late.Silence();
        }

        foreach (var late in DenseBlocks.Skip(block))
        {
            late.Silence();
        }
    }

    internal static void Silence(Linear layer)
    {
        using var still = no_grad();
        layer.weight!.zero_();
        layer.bias!.zero_();
    }

    private Tensor Skips(Tensor hidden)
    {
        Tensor? skips = null;

        foreach (var block in Blocks)
        {
            (hidden, var skip) = block.call(hidden);
            skips = skips is null ? skip : skips + skip;
        }

        return skips!;
    }

    // Blocks without a skip path.
    private Tensor Through(Tensor hidden)
    {
        IEnumerable<nn.Module<Tensor, Tensor>> blocks = _denseBlocks is null ? FilterFirstBlocks : DenseBlocks;

        return blocks.Aggregate(hidden, (value, block) => block.call(value));
    }
}
