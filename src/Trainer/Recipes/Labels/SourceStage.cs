using WeakSep.Trainer.Data;
using static TorchSharp.torch;

namespace WeakSep.Trainer.Recipes.Labels;

/// <summary>The supervised bound of weak-labels.md (L0): the separator learns from the sources.</summary>
public sealed class SourceStage : IStage
{
    private readonly nn.Module<Tensor, Tensor> _separator;
    private readonly ClassWeights _weights;

    /// <summary>Trains a separator on clips that hold their sources.</summary>
    /// <param name="separator">Magnitudes to masks; the stage owns it.</param>
    /// <param name="weights">Class weights of frames; used where clips have frame labels.</param>
    public SourceStage(nn.Module<Tensor, Tensor> separator, ClassWeights weights)
    {
        _separator = separator;
        _weights = weights;
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
        var clips = batch.Clips;
        var known = clips.Sources!;
        var weights = clips.Labels?.Frames is { } labels ? _weights.Of(labels) : ones(known.shape[0], known.shape[1], known.shape[2]);

        return [new LossTerm("distance", 1, LabelMixtureLosses.Sources(_separator.call(clips.Mixture) * clips.Mixture.unsqueeze(1), known, weights))];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _separator.Dispose();
    }
}
