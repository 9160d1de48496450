using TorchSharp.Modules;
using static TorchSharp.torch;

namespace WeakSep.Trainer.Networks;

/// <summary>
/// One dilated residual block: widen, filter along time, then add to the block's input and to the skip path.
/// </summary>
internal sealed class TcnBlock : nn.Module<Tensor, (Tensor Residual, Tensor Skip)>
{
    private readonly MatrixPrecision _precision;

    public TcnBlock(TcnSettings settings, int dilation)
        : base(nameof(TcnBlock))
    {
        _precision = settings.Precision;
        Dilation = dilation;
        Widen = nn.Linear(settings.Bottleneck, settings.Hidden);
        WidenActivation = new Bend(settings.Activation);
        WidenNorm = new ClipNorm(settings.Hidden, settings.Norm);
        Filter = new TimeConv(settings.Hidden, settings.Kernel, dilation, settings.Causal);
        FilterActivation = new Bend(settings.Activation);
        FilterNorm = new ClipNorm(settings.Hidden, settings.Norm);
        Residual = nn.Linear(settings.Hidden, settings.Bottleneck);
        Skip = nn.Linear(settings.Hidden, settings.Skip);
        RegisterComponents();
    }

    public int Dilation { get; }

    public Linear Widen { get; }

    public Bend WidenActivation { get; }

    public ClipNorm WidenNorm { get; }

    public TimeConv Filter { get; }

    public Bend FilterActivation { get; }

    public ClipNorm FilterNorm { get; }

    public Linear Residual { get; }

    public Linear Skip { get; }

    /// <summary>Makes the block add nothing, so that a trained network is what it was before the block was appended.</summary>
    public void Silence()
    {
        TemporalConvNet.Silence(Residual);
        TemporalConvNet.Silence(Skip);
    }

    public override (Tensor Residual, Tensor Skip) forward(Tensor input)
    {
        var wide = WidenNorm.call(WidenActivation.call(MatrixProduct.ApplyToFloat(Widen, input, _precision)));
        var filtered = FilterNorm.call(FilterActivation.call(Filter.call(wide)));

        return (
            input + MatrixProduct.ApplyToFloat(Residual, filtered, _precision),
            MatrixProduct.ApplyToFloat(Skip, filtered, _precision));
    }
}
