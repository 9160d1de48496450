using WeakSep.Trainer.Data;
using WeakSep.Trainer.Recipes;
using static TorchSharp.torch;

namespace WeakSep.Trainer;

/// <summary>What is trained towards an objective: what a recipe hands to the <see cref="TrainingLoop"/>.</summary>
public interface IStage : IDisposable
{
    /// <summary>Name in logs, and of its folder in the run.</summary>
    string Name { get; }

    /// <summary>What is trained, and kept in its checkpoints.</summary>
    nn.Module Network { get; }

    /// <summary>Numbers that belong to the stage and travel in its checkpoint (for example the magnitude scale kappa).</summary>
    IDictionary<string, double> Constants { get; }

    /// <summary>Whether the stage wants source magnitudes with its clips.</summary>
    bool NeedsSources { get; }

    /// <summary>Called once before the first step of a fresh run, to find <see cref="Constants"/> that depend on the data.</summary>
    /// <param name="batches">Training batches.</param>
    void Calibrate(IEnumerable<TrainingBatch> batches);

    /// <summary>
    /// What a training step consists of: one turn of the network, unless several networks take turns. The stage's loss is
    /// that of the first.
    /// </summary>
    IReadOnlyList<Turn> Turns => [new Turn("", Network, Losses)];

    /// <summary>The summands of the objective for a batch, of the first turn where there are several.</summary>
    /// <param name="batch">The batch.</param>
    IReadOnlyList<LossTerm> Losses(TrainingBatch batch);
}
