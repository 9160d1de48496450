using WeakSep.Trainer.Data;
using WeakSep.Trainer.Networks;
using static TorchSharp.torch;

namespace WeakSep.Trainer.Recipes.Supervised;

/// <summary>
/// The supervised bound of score.md section 8: L1 between separated and true magnitudes, divided by batch x frames.
/// </summary>
public sealed class SupervisedStage : IStage
{
    private readonly Separator _separator;

    /// <summary>Trains a separator on tracks that have stems.</summary>
    /// <param name="separator">The separator; the stage owns it.</param>
    public SupervisedStage(Separator separator)
    {
        _separator = separator;
    }

    /// <inheritdoc/>
    public string Name => "separator";

    /// <inheritdoc/>
    public nn.Module Network => _separator;

    /// <inheritdoc/>
    public IDictionary<string, double> Constants { get; } = new Dictionary<string, double>();

    /// <inheritdoc/>
    public bool NeedsSources => true;

    /// <summary>L1 over sources, frames and bins, per frame.</summary>
    /// <param name="separator">The separator.</param>
    /// <param name="clips">Clips with sources.</param>
    public static Tensor Distance(Separator separator, ClipBatch clips)
    {
        ArgumentNullException.ThrowIfNull(separator);
        ArgumentNullException.ThrowIfNull(clips);
        var separated = separator.call(clips.Mixture) * clips.Mixture.unsqueeze(1);

        return (separated - clips.Sources!).abs().sum() / (clips.Mixture.shape[0] * clips.Mixture.shape[1]);
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
            ? [new LossTerm("l1", 1, Distance(_separator, batch.Clips))]
            : [new LossTerm("l1", 1, Distance(_separator, batch.Clips)),
                new LossTerm("remix", 1, Distance(_separator, batch.Remix))];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _separator.Dispose();
    }
}
