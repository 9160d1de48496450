using TorchSharp.Modules;
using static TorchSharp.torch;

namespace WeakSep.Trainer.Networks;

/// <summary>
/// The separator of weak-labels.md section 5.1: an LSTM from magnitudes of a mixture to one mask per source,
/// [batch, frames, bins] to [batch, sources, frames, bins], 0 to 1.
/// </summary>
public sealed class RecurrentSeparator : nn.Module<Tensor, Tensor>
{
    /// <summary>Added to the variance by the norm before the LSTM.</summary>
    internal const double NormEpsilon = 1e-5;

    private readonly BatchNorm1d? _inputNorm;
    private readonly LSTM _lstm;
    private readonly Linear _output;

    /// <summary>Builds a separator with fresh weights.</summary>
    /// <param name="settings">Sizes of its network.</param>
    /// <param name="bins">Frequency bins.</param>
    /// <param name="sources">Sources.</param>
    public RecurrentSeparator(RecurrentSettings settings, int bins, int sources)
        : base(nameof(RecurrentSeparator))
    {
        ArgumentNullException.ThrowIfNull(settings);
        settings.Validate();
        Settings = settings;
        Bins = Require.InRange(bins, 1, 1 << 16);
        Sources = Require.InRange(sources, 1, 256);
        _inputNorm = settings.InputNorm ? nn.BatchNorm1d(bins, NormEpsilon) : null;
        _lstm = nn.LSTM(bins, settings.Units, settings.Layers, batchFirst: true, bidirectional: settings.Bidirectional);
        _output = nn.Linear((settings.Bidirectional ? 2 : 1) * settings.Units, sources * bins);
        RecurrentStart.Draw(_lstm);
        RecurrentStart.Draw(_output);
        RegisterComponents();
    }

    /// <summary>The sizes it was built with.</summary>
    public RecurrentSettings Settings { get; }

    /// <summary>Frequency bins.</summary>
    public int Bins { get; }

    /// <summary>Sources.</summary>
    public int Sources { get; }

    internal BatchNorm1d? InputNorm => _inputNorm;

    internal LSTM Lstm => _lstm;

    internal Linear Output => _output;

    /// <summary>Masks [batch, sources, frames, bins] for magnitudes [batch, frames, bins].</summary>
    /// <param name="input">Magnitudes.</param>
    public override Tensor forward(Tensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var scaled = InputScale.Apply(input, Settings.Input);
        var heard = _inputNorm is null ? scaled : _inputNorm.call(scaled.transpose(1, 2)).transpose(1, 2);
        var (hidden, _, _) = _lstm.call(heard);
        var logits = _output.call(hidden);

        return logits.view(input.shape[0], input.shape[1], Sources, Bins).transpose(1, 2).sigmoid();
    }
}
