using static TorchSharp.torch;

namespace WeakSep.Trainer.Recipes.Labels;

/// <summary>
/// The class weights of weak-labels.md (L7): 1 / p where a class sounds and 1 / (1 - p) where it does not, p being the share of
/// training frames in which it does, so that both states of every class weigh the same in all.
/// </summary>
public sealed class ClassWeights : IDisposable
{
    private readonly Tensor _active;
    private readonly Tensor _inactive;

    /// <summary>Weights for shares.</summary>
    /// <param name="priors">p of each class, above 0 and below 1.</param>
    public ClassWeights(IReadOnlyList<double> priors)
    {
        ArgumentNullException.ThrowIfNull(priors);
        _active = Column(priors.Select(prior => 1 / prior));
        _inactive = Column(priors.Select(prior => 1 / (1 - prior)));
    }

    private ClassWeights(int classes)
    {
        _active = Column(Enumerable.Repeat(1.0, classes));
        _inactive = Column(Enumerable.Repeat(1.0, classes));
    }

    /// <summary>A weight of 1 for all.</summary>
    /// <param name="classes">How many classes.</param>
    public static ClassWeights Even(int classes) => new(classes);

    /// <summary>The weights of frames, [batch, classes, frames].</summary>
    /// <param name="labels">[batch, classes, frames], 0 or 1.</param>
    public Tensor Of(Tensor labels)
    {
        ArgumentNullException.ThrowIfNull(labels);

        return labels * _active + (1 - labels) * _inactive;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _active.Dispose();
        _inactive.Dispose();
    }

    private static Tensor Column(IEnumerable<double> weights)
    {
        float[] values = [.. weights.Select(weight => (float)weight)];

        return tensor(values, [values.Length, 1]).DetachFromDisposeScope();
    }
}
