using TorchSharp.Modules;
using static TorchSharp.torch;

namespace WeakSep.Trainer.Networks;

/// <summary>
/// A convolution over time and frequency, batch norm, rectifier and the largest of neighbours: [batch, channels, frames, bins]
/// with half the bins and, where asked, half the frames; what is left over at the end is dropped.
/// </summary>
internal sealed class ConvolutionBlock : nn.Module<Tensor, Tensor>
{
    /// <summary>Added to the variance by the norm.</summary>
    public const double Epsilon = 1e-5;

    private readonly Conv2d _conv;
    private readonly BatchNorm2d _norm;

    public ConvolutionBlock(int inputs, int outputs, int kernel, bool halvesFrames)
        : base(nameof(ConvolutionBlock))
    {
        Pool = [halvesFrames ? 2 : 1, 2];
        _conv = nn.Conv2d(inputs, outputs, (kernel, kernel), padding: (kernel / 2, kernel / 2));
        _norm = nn.BatchNorm2d(outputs, Epsilon);
        RegisterComponents();
    }

    public Conv2d Convolution => _conv;

    public BatchNorm2d Norm => _norm;

    /// <summary>Frames and bins of which the largest stays.</summary>
    public long[] Pool { get; }

    public override Tensor forward(Tensor input)
    {
        return nn.functional.max_pool2d(_norm.call(_conv.call(input)).relu(), Pool, Pool);
    }
}
