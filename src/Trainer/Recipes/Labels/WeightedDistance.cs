using WeakSep.Trainer.Data;
using static TorchSharp.torch;

namespace WeakSep.Trainer.Recipes.Labels;

/// <summary>
/// The supervised bound of weak-labels.md (L0): the distance from the sources, with class weights where clips have frame labels.
/// </summary>
public sealed class WeightedDistance : ISourceLoss
{
    private readonly ClassWeights _weights;

    /// <summary>Measures with class weights.</summary>
    /// <param name="weights">Class weights of frames; the caller's.</param>
    public WeightedDistance(ClassWeights weights) => _weights = weights;

    /// <inheritdoc/>
    public Tensor Measure(Tensor masks, ClipBatch clips)
    {
        ArgumentNullException.ThrowIfNull(masks);
        ArgumentNullException.ThrowIfNull(clips);
        var known = clips.Sources!;
        var weights = clips.Labels?.Frames is { } labels ? _weights.Of(labels) : ones(known.shape[0], known.shape[1], known.shape[2]);

        return LabelMixtureLosses.Sources(masks * clips.Mixture.unsqueeze(1), known, weights);
    }

    /// <summary>Nothing: the weights are the caller's.</summary>
    public void Dispose()
    {
    }
}
