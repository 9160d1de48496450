using static TorchSharp.torch;

namespace WeakSep.Trainer.Networks;

/// <summary>
/// One dilated residual block of <see cref="TcnBlockOrder.Dense"/>: convolve all channels along time, bend and norm, convolve
/// them again, and add the result to the block's input.
/// </summary>
internal sealed class DenseBlock : nn.Module<Tensor, Tensor>
{
    public DenseBlock(TcnSettings settings, int dilation)
        : base(nameof(DenseBlock))
    {
        Dilation = dilation;
        First = new TimeConv(settings.Bottleneck, settings.Kernel, dilation, settings.Causal, isDense: true);
        Activation = new Bend(settings.Activation);
        Norm = new ClipNorm(settings.Bottleneck, settings.Norm);
        Second = new TimeConv(settings.Bottleneck, settings.Kernel, dilation, settings.Causal, isDense: true);
        RegisterComponents();
    }

    public int Dilation { get; }

    public TimeConv First { get; }

    public Bend Activation { get; }

    public ClipNorm Norm { get; }

    public TimeConv Second { get; }

    /// <summary>Makes the block add nothing, so that a trained network is what it was before the block was appended.</summary>
    public void Silence()
    {
        using var still = no_grad();
        Second.Weight.zero_();
        Second.Bias.zero_();
    }

    /// <summary>[batch, frames, bottleneck] in and out.</summary>
    public override Tensor forward(Tensor input) => input + Second.call(Norm.call(Activation.call(First.call(input))));
}
