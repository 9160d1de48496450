using WeakSep.Trainer.Data;
using WeakSep.Trainer.Recipes;
using static TorchSharp.torch;

namespace WeakSep.Trainer;

/// <summary>A network's turn within a training step: its own objective, its own optimiser.</summary>
/// <param name="Name">Before the names of its weights in checkpoints; empty where the stage has one network.</param>
/// <param name="Network">What the turn trains.</param>
/// <param name="Losses">The summands of its objective for a batch.</param>
public sealed record Turn(string Name, nn.Module Network, Func<TrainingBatch, IReadOnlyList<LossTerm>> Losses);
