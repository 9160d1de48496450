using static TorchSharp.torch;

namespace WeakSep.Trainer.Networks;

/// <summary>What a classifier says of clips.</summary>
/// <param name="Frames">Logits of every frame, [batch, classes, frames / step]; a sigmoid makes them probabilities.</param>
/// <param name="Present">Probability that a class sounds in the clip, [batch, classes].</param>
/// <param name="Absent">One less that, without the rounding of a subtraction.</param>
public sealed record ClassifierOutput(Tensor Frames, Tensor Present, Tensor Absent);
