using WeakSep.Trainer.Data;
using static TorchSharp.torch;

namespace WeakSep.Trainer.Recipes.Supervised;

/// <summary>
/// The supervised bound: a separator learns from the sources, by a loss between what it separates and what they are. For the
/// score system (score.md section 8) that is the <see cref="DistanceMeter"/>'s, L1 unless the settings ask for another; for the
/// label system (weak-labels.md, L0) the <see cref="Labels.WeightedDistance"/>.
/// </summary>
public sealed class SupervisedStage : IStage
{
    private readonly nn.Module<Tensor, Tensor> _separator;
    private readonly ISourceLoss _loss;

    /// <summary>Trains a separator on clips that hold their sources.</summary>
    /// <param name="separator">Magnitudes to masks; the stage owns it.</param>
    /// <param name="loss">How far separated sources are from true ones; the stage owns it.</param>
    public SupervisedStage(nn.Module<Tensor, Tensor> separator, ISourceLoss loss)
    {
        _separator = separator;
        _loss = loss;
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
            ? [new LossTerm("distance", 1, Loss(batch.Clips))]
            : [new LossTerm("distance", 1, Loss(batch.Clips)), new LossTerm("remix", 1, Loss(batch.Remix))];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _separator.Dispose();
        _loss.Dispose();
    }

    private Tensor Loss(ClipBatch clips)
    {
        return _loss.Measure(_separator.call(clips.Mixture), clips);
    }
}
