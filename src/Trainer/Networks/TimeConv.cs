using TorchSharp.Modules;
using static TorchSharp.torch;

namespace WeakSep.Trainer.Networks;

/// <summary>
/// Dilated filters along time, [batch, frames, channels] in and out, zero-padded to keep the length: on both sides, or, where
/// it is causal, before the first frame. Each channel has a filter of its own, or, where it is dense, one for every channel.
/// </summary>
/// <remarks>
/// Frames that lie a dilation apart are folded into rows first, [batch, frames / dilation, dilation, channels], so that
/// the filter becomes a plain one along the rows with the channels innermost: the same result, and on a CPU much faster
/// than a dilated convolution, which libtorch has no vector code for.
/// </remarks>
internal sealed class TimeConv : nn.Module<Tensor, Tensor>
{
    private readonly Conv2d _conv;
    private readonly int _dilation;

    public TimeConv(int channels, int kernel, int dilation, bool causal, bool isDense = false)
        : base(nameof(TimeConv))
    {
        _dilation = dilation;
        IsCausal = causal;
        IsDense = isDense;
        _conv = nn.Conv2d(channels, channels, (kernel, 1), padding: (causal ? kernel - 1 : kernel / 2, 0), groups: isDense ? 1 : channels);
        RegisterComponents();
    }

    /// <summary>Whether it reaches into the past alone.</summary>
    public bool IsCausal { get; }

    /// <summary>Whether every channel hears all channels.</summary>
    public bool IsDense { get; }

    /// <summary>Filter taps [channels, 1, kernel, 1]; dense ones [channels, channels heard, kernel, 1].</summary>
    public Tensor Weight => _conv.weight;

    /// <summary>Offsets [channels].</summary>
    public Tensor Bias => _conv.bias!;

    /// <summary>
    /// Moves the taps of a filter centred on its frame to where a causal one has those frames: the present is its last tap,
    /// what was ahead is dropped, what lies further back is 0.
    /// </summary>
    public void ForgetFuture()
    {
        using var scope = NewDisposeScope();
        using var still = no_grad();
        var kernel = Weight.shape[2];
        var kept = kernel / 2 + 1;
        var past = Weight.narrow(2, 0, kept).clone();
        Weight.zero_();
        Weight.narrow(2, kernel - kept, kept).copy_(past);
    }

    public override Tensor forward(Tensor input)
    {
        var (batch, frames, channels) = (input.shape[0], input.shape[1], input.shape[2]);
        var missing = (_dilation - frames % _dilation) % _dilation;
        // Zeros after the end are what the convolution pads with anyway.
        var whole = missing == 0 ? input : nn.functional.pad(input, [0, 0, 0, missing]);
        var folded = whole.reshape(batch, (frames + missing) / _dilation, _dilation, channels).permute(0, 3, 1, 2);
        var rows = _conv.call(folded);
        // Padded as far on both sides, a causal filter gives its rows first and what would come after the end behind them.
        rows = IsCausal ? rows.narrow(2, 0, (frames + missing) / _dilation) : rows;
        var filtered = rows.permute(0, 2, 3, 1).reshape(batch, frames + missing, channels);

        return missing == 0 ? filtered : filtered.narrow(1, 0, frames);
    }
}
