using TorchSharp.Modules;
using static TorchSharp.torch;

namespace WeakSep.Trainer.Networks;

/// <summary>
/// Layer norm of [batch, frames, channels] with a gain and an offset per channel: over each frame, or over the clip.
/// </summary>
internal sealed class ClipNorm : nn.Module<Tensor, Tensor>
{
    /// <summary>Added to the variance. Small enough to leave normal levels alone, large enough to survive digital silence.</summary>
    public const double Epsilon = 1e-5;

    private readonly Parameter _gain;
    private readonly Parameter _offset;
    private readonly long _channels;

    public ClipNorm(int channels, TcnNorm norm)
        : base(nameof(ClipNorm))
    {
        _channels = channels;
        IsGlobal = norm == TcnNorm.Global;
        _gain = nn.Parameter(ones(channels));
        _offset = nn.Parameter(zeros(channels));
        RegisterComponents();
    }

    /// <summary>Whether the clip is normalised as a whole rather than frame by frame.</summary>
    public bool IsGlobal { get; }

    /// <summary>Gain per channel.</summary>
    public Tensor Gain => _gain;

    /// <summary>Offset per channel.</summary>
    public Tensor Offset => _offset;

    public override Tensor forward(Tensor input)
    {
        if (!IsGlobal)
        {
            return nn.functional.layer_norm(input, [_channels], _gain, _offset, Epsilon);
        }

        var mean = input.mean([1, 2], keepdim: true);
        var centred = input - mean;
        var variance = (centred * centred).mean([1, 2], keepdim: true);

        return centred / (variance + Epsilon).sqrt() * _gain + _offset;
    }
}
