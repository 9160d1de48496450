using WeakSep.Trainer.Data;
using WeakSep.Trainer.Networks;
using static TorchSharp.torch;

namespace WeakSep.Trainer.Recipes.Supervised;

/// <summary>
/// The supervised bound of score.md section 8: a distance between separated and true magnitudes, L1 as the paper has it
/// unless the settings ask for another.
/// </summary>
public sealed class SupervisedStage : IStage
{
    private const double LeastEnergy = 1e-9;        // of a silent clip, which would be divided by 0

    // Of a source's energy: about what even the best mask leaves (10 dB), so that easy clips do not take over.
    private const double UnreachableShare = 0.1;
    // Of the mixture's energy: what a source that is silent may leave (-17 dB) before the logarithm asks for more.
    private const double SilentShare = 0.02;

    private readonly Separator _separator;
    private readonly SourceDistance _distance;

    /// <summary>Trains a separator on tracks that have stems.</summary>
    /// <param name="separator">The separator; the stage owns it.</param>
    /// <param name="distance">How far separated magnitudes are from true ones.</param>
    public SupervisedStage(Separator separator, SourceDistance distance = SourceDistance.Absolute)
    {
        _separator = separator;
        _distance = distance;
    }

    /// <inheritdoc/>
    public string Name => "separator";

    /// <inheritdoc/>
    public nn.Module Network => _separator;

    /// <inheritdoc/>
    public IDictionary<string, double> Constants { get; } = new Dictionary<string, double>();

    /// <inheritdoc/>
    public bool NeedsSources => true;

    /// <summary>The distance of a batch.</summary>
    /// <param name="separator">The separator.</param>
    /// <param name="clips">Clips with sources.</param>
    /// <param name="distance">Which distance.</param>
    public static Tensor Distance(Separator separator, ClipBatch clips, SourceDistance distance)
    {
        ArgumentNullException.ThrowIfNull(separator);
        ArgumentNullException.ThrowIfNull(clips);
        return Distance(separator.call(clips.Mixture) * clips.Mixture.unsqueeze(1), clips.Mixture, clips.Sources!, distance);
    }

    /// <summary>The distance of separated magnitudes from known ones.</summary>
    /// <param name="separated">[batch, sources, frames, bins].</param>
    /// <param name="mixture">[batch, frames, bins].</param>
    /// <param name="known">[batch, sources, frames, bins].</param>
    /// <param name="distance">Which distance.</param>
    public static Tensor Distance(Tensor separated, Tensor mixture, Tensor known, SourceDistance distance)
    {
        ArgumentNullException.ThrowIfNull(separated);
        ArgumentNullException.ThrowIfNull(mixture);
        ArgumentNullException.ThrowIfNull(known);
        var error = separated - known;

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
    public void Calibrate(IEnumerable<TrainingBatch> batches)
    {
    }

    /// <inheritdoc/>
    public IReadOnlyList<LossTerm> Losses(TrainingBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);

        return batch.Remix is null
            ? [new LossTerm("distance", 1, Distance(_separator, batch.Clips, _distance))]
            : [new LossTerm("distance", 1, Distance(_separator, batch.Clips, _distance)),
                new LossTerm("remix", 1, Distance(_separator, batch.Remix, _distance))];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _separator.Dispose();
    }
}
