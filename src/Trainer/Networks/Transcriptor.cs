using WeakSep.MidiScore.PianoRolls;
using static TorchSharp.torch;

namespace WeakSep.Trainer.Networks;

/// <summary>
/// Magnitudes to the logits of a multi-instrument piano roll: [batch, frames, bins] to [batch, instruments, frames, 88].
/// </summary>
public sealed class Transcriptor : nn.Module<Tensor, Tensor>
{
    /// <summary>Builds a transcriptor with fresh weights.</summary>
    /// <param name="settings">Sizes of its network.</param>
    /// <param name="bins">Frequency bins.</param>
    /// <param name="instruments">Instruments.</param>
    public Transcriptor(TcnSettings settings, int bins, int instruments)
        : base(nameof(Transcriptor))
    {
        Instruments = instruments;
        Network = new TemporalConvNet(settings, bins, instruments * PianoRoll.Pitches);
        RegisterComponents();
    }

    /// <summary>Instruments.</summary>
    public int Instruments { get; }

    /// <summary>The network behind the roll.</summary>
    public TemporalConvNet Network { get; }

    /// <summary>Logits [batch, instruments, frames, 88]; a sigmoid makes them the probabilities p of the specification.</summary>
    /// <param name="input">Magnitudes [batch, frames, bins].</param>
    public override Tensor forward(Tensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var logits = Network.call(input);

        return logits.view(input.shape[0], input.shape[1], Instruments, PianoRoll.Pitches).transpose(1, 2);
    }
}
