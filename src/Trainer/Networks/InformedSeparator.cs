using TorchSharp.Modules;
using WeakSep.MidiScore.PianoRolls;
using static TorchSharp.torch;

namespace WeakSep.Trainer.Networks;

/// <summary>
/// A separator that is told the score: magnitudes [batch, frames, bins] and rolls [batch, sources, frames, 88] to masks
/// [batch, sources, frames, bins], 0 to 1. Who plays what is given, so that little is left to learn; it serves as the
/// teacher of a separator that has to do without.
/// </summary>
public sealed class InformedSeparator : nn.Module<Tensor, Tensor, Tensor>
{
    // Logit that an active bin of the harmonic mask starts with: a mask of 0.88 against 0.5.
    private const double HarmonicLogit = 2;

    private readonly Parameter _harmonics;
    private readonly MatrixPrecision _precision;

    /// <summary>Builds a separator with fresh weights.</summary>
    /// <param name="settings">Sizes of its network.</param>
    /// <param name="sources">Instruments.</param>
    /// <param name="harmonicMatrix">G of score.md section 6, [88, bins]: where it starts to look for the partials of a note.</param>
    public InformedSeparator(TcnSettings settings, int sources, Tensor harmonicMatrix)
        : base(nameof(InformedSeparator))
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(harmonicMatrix);
        Sources = sources;
        Bins = (int)harmonicMatrix.shape[1];
        _precision = settings.Precision;
        Network = new TemporalConvNet(settings, Bins + sources * PianoRoll.Pitches, sources * Bins);
        _harmonics = nn.Parameter(harmonicMatrix * HarmonicLogit);
        RegisterComponents();
    }

    /// <summary>Instruments.</summary>
    public int Sources { get; }

    /// <summary>Frequency bins.</summary>
    public int Bins { get; }

    /// <summary>The network that bends the harmonic mask to what is heard.</summary>
    public TemporalConvNet Network { get; }

    /// <summary>Masks [batch, sources, frames, bins].</summary>
    /// <param name="magnitude">Magnitudes of the mixture [batch, frames, bins].</param>
    /// <param name="roll">Rolls [batch, sources, frames, 88], 0 or 1.</param>
    public override Tensor forward(Tensor magnitude, Tensor roll)
    {
        ArgumentNullException.ThrowIfNull(magnitude);
        ArgumentNullException.ThrowIfNull(roll);
        var (batch, frames) = (magnitude.shape[0], magnitude.shape[1]);
        var notes = roll.transpose(1, 2).reshape(batch, frames, Sources * PianoRoll.Pitches);
        var logits = Network.call(cat([magnitude, notes], 2)).view(batch, frames, Sources, Bins).transpose(1, 2);
        var expected = _precision == MatrixPrecision.Full
            ? roll.matmul(_harmonics)
            : roll.to(ScalarType.BFloat16).matmul(_harmonics.to(ScalarType.BFloat16)).to(ScalarType.Float32);

        return (logits + expected).sigmoid();
    }
}
