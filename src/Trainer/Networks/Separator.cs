using static TorchSharp.torch;

namespace WeakSep.Trainer.Networks;

/// <summary>Magnitudes of a mixture to one mask per source: [batch, frames, bins] to [batch, sources, frames, bins], 0 to 1.</summary>
public sealed class Separator : nn.Module<Tensor, Tensor>
{
    /// <summary>Builds a separator with fresh weights.</summary>
    /// <param name="settings">Sizes of its network.</param>
    /// <param name="bins">Frequency bins.</param>
    /// <param name="sources">Instruments.</param>
    public Separator(TcnSettings settings, int bins, int sources)
        : base(nameof(Separator))
    {
        Sources = sources;
        Network = new TemporalConvNet(settings, bins, sources * bins);
        RegisterComponents();
    }

    /// <summary>Instruments.</summary>
    public int Sources { get; }

    /// <summary>The network behind the masks.</summary>
    public TemporalConvNet Network { get; }

    /// <summary>Masks [batch, sources, frames, bins] for magnitudes [batch, frames, bins].</summary>
    /// <param name="input">Magnitudes.</param>
    public override Tensor forward(Tensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var logits = Network.call(input);

        return logits.view(input.shape[0], input.shape[1], Sources, Network.Bins).transpose(1, 2).sigmoid();
    }
}
