using WeakSep.Trainer.Networks;
using static TorchSharp.torch;

namespace WeakSep.Trainer.Recipes.Mixed;

/// <summary>What a transcriptor says of activity alone: the likeliest pitch stands for the instrument (L_inst of score.md).</summary>
internal static class HeardActivity
{
    /// <summary>Logits that instruments sound in frames, [..., frames].</summary>
    /// <param name="logits">Logits of notes [..., frames, pitches].</param>
    public static Tensor Frames(Tensor logits) => logits.max(-1).values;

    /// <summary>Probabilities that instruments sound in a clip, and that they do not: [...] each.</summary>
    /// <param name="logits">Logits of notes [..., frames, pitches].</param>
    /// <param name="pooling">How frames make a clip.</param>
    public static (Tensor Present, Tensor Absent) Clip(Tensor logits, ClipPooling pooling)
    {
        var frames = Frames(logits);

        if (pooling == ClipPooling.Mean)
        {
            return (frames.sigmoid().mean([-1]), (-frames).sigmoid().mean([-1]));
        }

        var loudest = frames.max(-1).values;

        return (loudest.sigmoid(), (-loudest).sigmoid());
    }
}
