using static TorchSharp.torch;

namespace WeakSep.Trainer.Recipes.Labels;

/// <summary>
/// The mixture losses of weak-labels.md, (L2) and (L3): classes that sound must add up to the mixture, others be silent. Summed
/// over bins, mean over the frames that take part and over clips (section 6.1).
/// </summary>
/// <remarks>Shapes: mixture [batch, frames, bins]; separated [batch, sources, frames, bins].</remarks>
public static class LabelMixtureLosses
{
    /// <summary>L_mix_frame. Frames in which nothing sounds take no part (A5).</summary>
    /// <param name="mixture">X.</param>
    /// <param name="separated">S.</param>
    /// <param name="labels">[batch, sources, frames], 0 or 1.</param>
    public static Tensor Frames(Tensor mixture, Tensor separated, Tensor labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        var takesPart = labels.amax([1]);
        var frames = PerFrame(mixture, separated, labels.unsqueeze(3)) * takesPart;

        return (frames.sum(1) / takesPart.sum(1).clamp_min(1)).mean();
    }

    /// <summary>L_mix_clip.</summary>
    /// <param name="mixture">X.</param>
    /// <param name="separated">S.</param>
    /// <param name="labels">[batch, sources], 0 or 1.</param>
    public static Tensor Clips(Tensor mixture, Tensor separated, Tensor labels)
    {
        ArgumentNullException.ThrowIfNull(labels);

        return PerFrame(mixture, separated, labels.unsqueeze(2).unsqueeze(3)).mean();
    }

    /// <summary>L_strong (L0): the distance from known sources, each frame of a source with its class's weight; mean over frames.</summary>
    /// <param name="separated">S.</param>
    /// <param name="known">[batch, sources, frames, bins].</param>
    /// <param name="weights">[batch, sources, frames].</param>
    public static Tensor Sources(Tensor separated, Tensor known, Tensor weights)
    {
        ArgumentNullException.ThrowIfNull(separated);
        ArgumentNullException.ThrowIfNull(weights);

        return (weights * (known - separated).abs().sum(3)).sum(1).mean();
    }

    /// <summary>The idempotence loss: what of each source is gone when it is separated once more; summed over sources and bins, mean over frames and clips.</summary>
    /// <param name="separated">S.</param>
    /// <param name="masks">What the separator lets through of each of these sources, [batch, sources, sources, frames, bins].</param>
    public static Tensor Idempotence(Tensor separated, Tensor masks)
    {
        ArgumentNullException.ThrowIfNull(separated);
        ArgumentNullException.ThrowIfNull(masks);
        var own = masks.diagonal(0, 1, 2).permute(0, 3, 1, 2);

        return (separated * (1 - own)).abs().sum(3).sum(1).mean();
    }

    /// <summary>[batch, frames]</summary>
    private static Tensor PerFrame(Tensor mixture, Tensor separated, Tensor active)
    {
        ArgumentNullException.ThrowIfNull(mixture);
        ArgumentNullException.ThrowIfNull(separated);
        var heard = separated * active;
        var missing = (mixture - heard.sum(1)).abs();
        var spurious = (separated - heard).sum(1);      // magnitudes are not negative: no absolute value is needed

        return (missing + spurious).sum(2);
    }
}
