using WeakSep.Trainer.Data;
using static TorchSharp.torch;

namespace WeakSep.Trainer.Recipes.Supervised;

/// <summary>
/// The supervised bound of score.md section 8: a distance between separated and true magnitudes, L1 as the paper has it
/// unless the settings ask for another.
/// </summary>
public sealed class SupervisedStage : IStage
{
    private readonly nn.Module<Tensor, Tensor> _separator;
    private readonly DistanceMeter _distance;

    /// <summary>Trains a separator on tracks that have stems.</summary>
    /// <param name="separator">Magnitudes to masks; the stage owns it.</param>
    /// <param name="distance">How far separated sources are from true ones; the stage owns it.</param>
    public SupervisedStage(nn.Module<Tensor, Tensor> separator, DistanceMeter distance)
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

    /// <inheritdoc/>
    public void Calibrate(IEnumerable<TrainingBatch> batches)
    {
    }

    /// <inheritdoc/>
    public IReadOnlyList<LossTerm> Losses(TrainingBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);

        return batch.Remix is null
            ? [new LossTerm("distance", 1, Distance(batch.Clips))]
            : [new LossTerm("distance", 1, Distance(batch.Clips)), new LossTerm("remix", 1, Distance(batch.Remix))];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _separator.Dispose();
        _distance.Dispose();
    }

    private Tensor Distance(ClipBatch clips)
    {
        return _distance.Of(_separator.call(clips.Mixture), clips);
    }
}
