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
    /// <param name="pitches">88; or 1 for a critic that says only whether an instrument sounds.</param>
    public Transcriptor(TcnSettings settings, int bins, int instruments, int pitches = PianoRoll.Pitches)
        : base(nameof(Transcriptor))
    {
        Instruments = instruments;
        Pitches = pitches;
        Network = new TemporalConvNet(settings, bins, instruments * pitches);
        RegisterComponents();
    }

    /// <summary>Instruments.</summary>
    public int Instruments { get; }

    /// <summary>Pitches of the roll: 88, or 1 where it tells activity alone.</summary>
    public int Pitches { get; }

    /// <summary>The network behind the roll.</summary>
    public TemporalConvNet Network { get; }

    /// <summary>Logits [batch, instruments, frames, pitches]; a sigmoid makes them the probabilities p of the specification.</summary>
    /// <param name="input">Magnitudes [batch, frames, bins].</param>
    public override Tensor forward(Tensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var logits = Network.call(input);

        return logits.view(input.shape[0], input.shape[1], Instruments, Pitches).transpose(1, 2);
    }

    /// <summary>What it is to say where a roll is played: the roll, or whether any of its pitches sounds.</summary>
    /// <param name="roll">[batch, instruments, frames, 88].</param>
    public Tensor Target(Tensor roll)
    {
        ArgumentNullException.ThrowIfNull(roll);

        return Pitches == PianoRoll.Pitches ? roll : roll.amax([3], keepdim: true);
    }
}
