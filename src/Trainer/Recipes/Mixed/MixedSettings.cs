using WeakSep.Trainer.Data.Mixed;
using WeakSep.Trainer.Networks;

namespace WeakSep.Trainer.Recipes.Mixed;

/// <summary>How the recipe "mixed" learns from songs of which not the same is known.</summary>
public sealed record MixedSettings
{
    /// <summary>
    /// Of a folder in Slakh2100's layout, where all is known, the share of songs of which only this much may be seen. Songs are
    /// drawn by the seed; what is left over is not used. Those to validate on are divided in the same proportions, without
    /// anything left over. Default: none, all that is known is seen.
    /// </summary>
    public Dictionary<Knowledge, double> Known { get; init; } = [];

    /// <summary>Songs that are learned from, by the strongest that is known of them. Default: all.</summary>
    public Knowledge[] Use { get; init; } = Enum.GetValues<Knowledge>();

    /// <summary>
    /// How often clips of a kind are learned from in relation to the others; a kind that is not named never is, but for remixes.
    /// Default: none, each song as often.
    /// </summary>
    public Dictionary<Knowledge, double> Draw { get; init; } = [];

    /// <summary>Factor of the losses of clips, by what is known of them. Default 1 for each.</summary>
    public Dictionary<Knowledge, double> Weights { get; init; } = [];

    /// <summary>
    /// How what is heard in the frames of a clip makes what is heard in the clip, where only the clip is labelled. Default
    /// <see cref="ClipPooling.Max"/>: a clip's label is the largest of its frames', so that both say the same of one critic.
    /// </summary>
    public ClipPooling Pooling { get; init; }

    /// <summary>The factor of a kind's losses.</summary>
    /// <param name="kind">What is known.</param>
    public double WeightOf(Knowledge kind) => Weights.GetValueOrDefault(kind, 1);

    /// <summary>Checks every range.</summary>
    /// <exception cref="ArgumentException">A value is outside its range; the message names it.</exception>
    public void Validate()
    {
        const double Rounding = 1e-9;       // of shares that are written as decimal fractions

        foreach (var (kind, share) in Known)
        {
            Require.InRange(share, 0, 1, $"mixed.known.{kind}");
        }

        foreach (var (kind, share) in Draw)
        {
            Require.InRange(share, 0, 1e6, $"mixed.draw.{kind}");
        }

        foreach (var (kind, weight) in Weights)
        {
            Require.InRange(weight, 0, 1e6, $"mixed.weights.{kind}");
        }

        if (Known.Values.Sum() > 1 + Rounding)
        {
            throw new ArgumentException(FormattableString.Invariant($"mixed.known adds up to {Known.Values.Sum():0.###}; expected at most 1"));
        }

        if (Use.Length == 0)
        {
            throw new ArgumentException("mixed.use is empty; expected at least one of Stems, Score, Frames, Clips");
        }

        if (Pooling == ClipPooling.Attention)
        {
            throw new ArgumentException("mixed.pooling is Attention, which the critic of notes has no output for; expected Max or Mean");
        }
    }
}
