using TorchSharp.Modules;
using static TorchSharp.torch;

namespace WeakSep.Trainer.Networks;

/// <summary>
/// One dilated residual block of <see cref="TcnBlockOrder.FilterFirst"/>: filter along time, then widen, bend and narrow
/// each frame, and add the result to the block's input.
/// </summary>
internal sealed class FilterFirstBlock : nn.Module<Tensor, Tensor>
{
    private readonly MatrixPrecision _precision;

    public FilterFirstBlock(TcnSettings settings, int dilation)
        : base(nameof(FilterFirstBlock))
    {
        _precision = settings.Precision;
        Dilation = dilation;
        Filter = new TimeConv(settings.Bottleneck, settings.Kernel, dilation, settings.Causal);
        Norm = new ClipNorm(settings.Bottleneck, settings.Norm);
        Widen = nn.Linear(settings.Bottleneck, settings.Hidden);
        Activation = new Bend(settings.Activation);
        Residual = nn.Linear(settings.Hidden, settings.Bottleneck);
        RegisterComponents();
    }

    public int Dilation { get; }

    public TimeConv Filter { get; }

    public ClipNorm Norm { get; }

    public Linear Widen { get; }

    public Bend Activation { get; }

    public Linear Residual { get; }

    /// <summary>Makes the block add nothing, so that a trained network is what it was before the block was appended.</summary>
    public void Silence()
    {
        TemporalConvNet.Silence(Residual);
    }

    /// <summary>
    /// Becomes a wider block less its weakest wide channels: those whose way in and out has the smallest weights. What reaches
    /// them has the norm's gain per channel, so that weights are compared as they are heard.
    /// </summary>
    /// <param name="wider">A block of the same bottleneck with as many wide channels or more.</param>
    public void CopyStrongest(FilterFirstBlock wider)
    {
        using var scope = NewDisposeScope();
        using var still = no_grad();
        var strength = (wider.Widen.weight! * wider.Norm.Gain).norm(1) * wider.Residual.weight!.norm(0);
        var kept = strength.topk((int)Widen.weight!.shape[0]).indexes;
        Widen.weight.copy_(wider.Widen.weight!.index_select(0, kept));
        Widen.bias!.copy_(wider.Widen.bias!.index_select(0, kept));
        Residual.weight!.copy_(wider.Residual.weight!.index_select(1, kept));
    }

    /// <summary>[batch, frames, bottleneck] in and out.</summary>
    public override Tensor forward(Tensor input)
    {
        var wide = Activation.call(MatrixProduct.Apply(Widen, Norm.call(Filter.call(input)), _precision));

        return input + MatrixProduct.ApplyToFloat(Residual, wide, _precision);
    }
}
