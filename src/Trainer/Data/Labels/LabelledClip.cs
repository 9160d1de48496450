namespace WeakSep.Trainer.Data.Labels;

/// <summary>A mixture and what is known about it. The arrays are the receiver's own.</summary>
/// <param name="Name">Where it comes from, for messages.</param>
/// <param name="Mixture">[samples], full scale 1.</param>
/// <param name="Sources">[classes][samples], which add up to the mixture; null where nobody has them.</param>
/// <param name="Labels">When, or whether, each class sounds.</param>
public sealed record LabelledClip(string Name, float[] Mixture, float[][]? Sources, WeakLabels Labels);
