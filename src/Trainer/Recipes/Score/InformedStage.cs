using WeakSep.Trainer.Data;
using WeakSep.Trainer.Networks;
using static TorchSharp.torch;

namespace WeakSep.Trainer.Recipes.Score;

/// <summary>
/// Beyond the paper: a separator that is told the score learns from solo remixes, whose sources and scores are known
/// although no stem was ever seen. It then teaches the separator of step 2 on the mixtures as they are.
/// </summary>
public sealed class InformedStage : IStage
{
    private readonly InformedSeparator _separator;
    private readonly DistanceMeter _distance;

    /// <summary>Trains an informed separator.</summary>
    /// <param name="separator">The separator; the stage owns it.</param>
    /// <param name="distance">How far separated sources are from known ones; the stage owns it.</param>
    public InformedStage(InformedSeparator separator, DistanceMeter distance)
    {
        _separator = separator;
        _distance = distance;
    }

    /// <inheritdoc/>
    public string Name => "informed";

    /// <inheritdoc/>
    public nn.Module Network => _separator;

    /// <inheritdoc/>
    public IDictionary<string, double> Constants { get; } = new Dictionary<string, double>();

    /// <inheritdoc/>
    public bool NeedsSources => false;

    /// <inheritdoc/>
    public void Calibrate(IEnumerable<TrainingBatch> batches)
    {
    }

    /// <inheritdoc/>
    /// <exception cref="TrainingDataException">The batch holds no remix: the validation tracks have too few solo passages.</exception>
    public IReadOnlyList<LossTerm> Losses(TrainingBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var remix = batch.Remix ?? throw new TrainingDataException(
            "in the validation tracks not every instrument plays alone somewhere; expected passages of each to validate the informed separator");

        return [new LossTerm("remix", 1, _distance.Of(_separator.call(remix.Mixture, remix.Roll), remix))];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _separator.Dispose();
        _distance.Dispose();
    }
}
