using TorchSharp.Modules;
using WeakSep.Trainer.Data;
using WeakSep.Trainer.Recipes;
using WeakSep.Trainer.Runs;
using static TorchSharp.torch;

namespace WeakSep.Trainer;

/// <summary>Changes the weights of a stage: one Adam for each of its turns.</summary>
internal sealed class StageOptimizer : IDisposable
{
    private readonly IStage _stage;
    private readonly IReadOnlyList<(Turn Turn, Adam Adam)> _turns;

    public StageOptimizer(IStage stage, double learningRate)
    {
        _stage = stage;
        _turns = [.. stage.Turns.Select(turn => (turn, optim.Adam(turn.Network.parameters(), learningRate)))];
    }

    /// <summary>One step: every turn in order, each with the weights that those before it left.</summary>
    /// <param name="batch">The step's batch.</param>
    /// <param name="step">Number of the step, for messages.</param>
    /// <param name="learningRate">Learning rate of all turns.</param>
    /// <param name="gradientNorm">Largest norm of a turn's gradient.</param>
    /// <returns>
    /// The terms of all turns, those after the first without weight, since they are no part of the stage's loss; and the norm of
    /// the first turn's gradient.
    /// </returns>
    /// <exception cref="TrainingDivergedException">A loss or gradient is not a number.</exception>
    public (IReadOnlyList<LossTerm> Terms, double GradientNorm) Step(TrainingBatch batch, long step, double learningRate, double gradientNorm)
    {
        var all = new List<LossTerm>();
        var firstNorm = 0.0;

        foreach (var (turn, adam) in _turns)
        {
            adam.zero_grad();
            var terms = turn.Losses(batch);
            Divergence.ThrowIfNotFinite(step, _stage, batch, terms);
            using var loss = Sum(terms);
            loss.backward();
            var norm = nn.utils.clip_grad_norm_(turn.Network.parameters(), gradientNorm);
            Divergence.ThrowIfNotFinite(step, _stage, batch, norm);

            foreach (var group in adam.ParamGroups)
            {
                group.LearningRate = learningRate;
            }

            adam.step();
            firstNorm = all.Count == 0 ? norm : firstNorm;
            all.AddRange(all.Count == 0 ? terms : terms.Select(term => term with { Weight = 0 }));
        }

        return (all, firstNorm);
    }

    /// <summary>The moments by parameter name.</summary>
    public Dictionary<string, Tensor> Moments()
    {
        return _turns.SelectMany(entry => AdamMoments.Take(entry.Adam, entry.Turn.Network, entry.Turn.Name)).ToDictionary();
    }

    /// <summary>Goes on with the moments of a checkpoint.</summary>
    /// <exception cref="CheckpointException">A moment is missing.</exception>
    public void Restore(CheckpointContent content)
    {
        foreach (var (turn, adam) in _turns)
        {
            AdamMoments.Restore(adam, turn.Network, turn.Name, content);
        }
    }

    public void Dispose()
    {
        foreach (var (_, adam) in _turns)
        {
            adam.Dispose();
        }
    }

    private static Tensor Sum(IReadOnlyList<LossTerm> terms)
    {
        return terms.Select(term => term.Value * term.Weight).Aggregate((sum, term) => sum + term);
    }
}
