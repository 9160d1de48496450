using static TorchSharp.torch;

namespace WeakSep.Trainer.Recipes.Score;

/// <summary>
/// The mixture losses of score.md section 7: what is active must add up to the mixture, what is not must be silent.
/// Sums are divided by batch x frames (decision S5).
/// </summary>
/// <remarks>Shapes: mixture [batch, frames, bins]; separated and activity [batch, sources, frames, bins].</remarks>
public static class MixtureLosses
{
    /// <summary>L_c-mix: a source is active throughout the clip if its roll has at least one note in it (S14).</summary>
    /// <param name="mixture">X.</param>
    /// <param name="separated">S.</param>
    /// <param name="roll">Y [batch, sources, frames, 88].</param>
    public static Tensor Clip(Tensor mixture, Tensor separated, Tensor roll)
    {
        ArgumentNullException.ThrowIfNull(roll);

        return Masked(mixture, separated, roll.amax([2, 3], keepdim: true));
    }

    /// <summary>L_h-mix: a source is active in the bins that its score's partials cover.</summary>
    /// <param name="mixture">X.</param>
    /// <param name="separated">S.</param>
    /// <param name="harmonics">A [batch, sources, frames, bins], 0 or 1 (see <see cref="Activity"/>).</param>
    public static Tensor Harmonic(Tensor mixture, Tensor separated, Tensor harmonics)
    {
        return Masked(mixture, separated, harmonics);
    }

    /// <summary>A = min(1, Y G) of section 6.</summary>
    /// <param name="roll">Y [batch, sources, frames, 88].</param>
    /// <param name="harmonicMatrix">G [88, bins].</param>
    public static Tensor Activity(Tensor roll, Tensor harmonicMatrix)
    {
        ArgumentNullException.ThrowIfNull(roll);

        return roll.matmul(harmonicMatrix).clamp_max(1);
    }

    private static Tensor Masked(Tensor mixture, Tensor separated, Tensor active)
    {
        ArgumentNullException.ThrowIfNull(mixture);
        ArgumentNullException.ThrowIfNull(separated);
        var heard = separated * active;
        var missing = (mixture - heard.sum(1)).abs().sum();
        var spurious = (separated - heard).sum();      // magnitudes are not negative: no absolute value is needed

        return (missing + spurious) / (mixture.shape[0] * mixture.shape[1]);
    }
}
