using static TorchSharp.torch;

namespace WeakSep.Trainer.Recipes;

/// <summary>One summand of an objective: its name in logs, its weight, and its value as a differentiable scalar.</summary>
/// <param name="Name">Name in progress and metrics.</param>
/// <param name="Weight">Factor in the objective; 0 reports the term without training on it.</param>
/// <param name="Value">Scalar tensor.</param>
public sealed record LossTerm(string Name, double Weight, Tensor Value);
