using static TorchSharp.torch;

namespace WeakSep.Trainer.Recipes.Labels;

/// <summary>
/// The classification losses of weak-labels.md, (L4) and (L6): cross entropies H between labels and what the classifier says.
/// Summed over classes and sources, mean over frames and clips (section 6.1).
/// </summary>
public static class ClassificationLosses
{
    private const double MostCost = 100;        // section 6: each logarithm is held at -100

    // Least probability that has a logarithm in 32 bits; it holds H of a clip at 87.
    private const double LeastProbability = 1e-38;

    /// <summary>L_cls_t of mixtures, the mean over frames.</summary>
    /// <param name="logits">[batch, classes, frames].</param>
    /// <param name="labels">[batch, classes, frames].</param>
    /// <param name="weights">[batch, classes, frames].</param>
    public static Tensor Frames(Tensor logits, Tensor labels, Tensor weights)
    {
        return (Cost(logits, labels) * weights).sum(1).mean();
    }

    /// <summary>
    /// The sum over sources i of L_cls_t of the separated source, the mean over frames: in source i class i sounds when the label
    /// says so, and nothing else ever. Class j weighs by what it does in the mixture, in all sources (A6).
    /// </summary>
    /// <param name="logits">[batch, sources, classes, frames].</param>
    /// <param name="labels">[batch, classes, frames].</param>
    /// <param name="weights">[batch, classes, frames].</param>
    public static Tensor FramesOfSources(Tensor logits, Tensor labels, Tensor weights)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(weights);
        var own = eye(labels.shape[1]).unsqueeze(2) * labels.unsqueeze(1);

        return (Cost(logits, own) * weights.unsqueeze(1)).sum([1, 2]).mean();
    }

    /// <summary>L_cls of mixtures that are labelled as a whole.</summary>
    /// <param name="present">Probability that a class sounds, [batch, classes].</param>
    /// <param name="absent">One less that, [batch, classes].</param>
    /// <param name="labels">[batch, classes].</param>
    public static Tensor Clips(Tensor present, Tensor absent, Tensor labels)
    {
        return Cost(present, absent, labels).sum(1).mean();
    }

    /// <summary>The sum over sources i of L_cls of the separated source, of clips that are labelled as a whole.</summary>
    /// <param name="present">Probability that a class sounds in a source, [batch, sources, classes].</param>
    /// <param name="absent">One less that, [batch, sources, classes].</param>
    /// <param name="labels">[batch, classes].</param>
    public static Tensor ClipsOfSources(Tensor present, Tensor absent, Tensor labels)
    {
        ArgumentNullException.ThrowIfNull(labels);

        return Cost(present, absent, eye(labels.shape[1]) * labels.unsqueeze(1)).sum([1, 2]).mean();
    }

    /// <summary>H(y, p) = -y ln p - (1 - y) ln (1 - p) from p's logit.</summary>
    private static Tensor Cost(Tensor logits, Tensor labels)
    {
        return nn.functional.binary_cross_entropy_with_logits(logits, labels, reduction: nn.Reduction.None).clamp_max(MostCost);
    }

    private static Tensor Cost(Tensor present, Tensor absent, Tensor labels)
    {
        return -(labels * present.clamp_min(LeastProbability).log() + (1 - labels) * absent.clamp_min(LeastProbability).log());
    }
}
