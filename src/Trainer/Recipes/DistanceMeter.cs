using WeakSep.Trainer.Data;
using static TorchSharp.torch;

namespace WeakSep.Trainer.Recipes;

/// <summary>The distance of separated sources from known ones, measured as the settings ask.</summary>
public sealed class DistanceMeter : ISourceLoss
{
    private const double LeastEnergy = 1e-9;        // of a silent clip, which would be divided by 0

    // Of a source's energy: about what even the best mask leaves (10 dB), so that easy clips do not take over.
    private const double UnreachableShare = 0.1;
    // Of the mixture's energy: what a source that is silent may leave (-17 dB) before the logarithm asks for more.
    private const double SilentShare = 0.02;

    private readonly SourceDistance _distance;
    private readonly Tensor? _heard;

    /// <summary>Measures as the settings' losses ask, with the windows of their grid.</summary>
    /// <param name="settings">The run's settings.</param>
    public DistanceMeter(TrainingSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        _distance = settings.Losses.Distance;

        if (settings.Losses.DistanceOn == DistanceDomain.Samples)
        {
            _heard = HeardSamples.Matrix(settings.Windows, settings.Bins)
                .to(settings.Separator.Precision == Networks.MatrixPrecision.Full ? ScalarType.Float32 : ScalarType.BFloat16)
                .DetachFromDisposeScope();
        }
    }

    /// <inheritdoc/>
    public Tensor Measure(Tensor masks, ClipBatch clips) => Of(masks, clips);

    /// <summary>The distance of masked sources from the known ones of the clips, or from those that a teacher finds.</summary>
    /// <param name="masks">[batch, sources, frames, bins], 0 to 1.</param>
    /// <param name="clips">Clips; with their sources where there is no teacher.</param>
    /// <param name="taught">The teacher's masks; null where the clips hold their sources.</param>
    public Tensor Of(Tensor masks, ClipBatch clips, Tensor? taught = null)
    {
        ArgumentNullException.ThrowIfNull(masks);
        ArgumentNullException.ThrowIfNull(clips);

        if (_heard is null)
        {
            var mixture = clips.Mixture.unsqueeze(1);
            var known = taught is null ? clips.Sources! : taught * mixture;

            return Of(masks * mixture - known, known, clips.Mixture, _distance);
        }

        var format = _heard.dtype;
        var spectrum = clips.Spectrum!.to(format);
        var mix = spectrum.unsqueeze(1);
        var sources = taught is null ? clips.SourceSpectra!.to(format) : taught.to(format).unsqueeze(3) * mix;
        var error = masks.to(format).unsqueeze(3) * mix - sources;

        return Of(Heard(error), Heard(sources), Heard(spectrum), _distance);
    }

    /// <summary>A distance from an error.</summary>
    /// <param name="error">Separated less known sources [batch, sources, frames, values].</param>
    /// <param name="known">Known sources [batch, sources, frames, values].</param>
    /// <param name="mixture">[batch, frames, values].</param>
    /// <param name="distance">Which distance.</param>
    public static Tensor Of(Tensor error, Tensor known, Tensor mixture, SourceDistance distance)
    {
        ArgumentNullException.ThrowIfNull(error);
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(mixture);

        if (distance == SourceDistance.Absolute)
        {
            return error.abs().sum() / (mixture.shape[0] * mixture.shape[1]);
        }

        // Each clip counts the same, however loud it is.
        var energy = mixture.square().sum([1, 2]) + LeastEnergy;

        if (distance == SourceDistance.Squared)
        {
            return (error.square().sum([1, 2, 3]) / energy).mean();
        }

        var own = known.square().sum([2, 3]);
        var floor = own * UnreachableShare + energy.unsqueeze(1) * SilentShare;

        return ((error.square().sum([2, 3]) + floor).log() - (own + floor).log()).mean();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _heard?.Dispose();
    }

    /// <summary>Spectra [..., frames, 2, bins] to the samples that are heard of each frame, [..., frames, samples].</summary>
    private Tensor Heard(Tensor spectra)
    {
        return spectra.flatten(-2, -1).matmul(_heard!).to(ScalarType.Float32);
    }
}
