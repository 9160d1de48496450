using WeakSep.Trainer.Data;
using static TorchSharp.torch;

namespace WeakSep.Trainer;

/// <summary>Takes a stage's loss on the batches that are kept for it, the same at every epoch.</summary>
internal sealed class ValidationSet
{
    private readonly IBatchSource _batches;

    public ValidationSet(IBatchSource batches) => _batches = batches;

    /// <summary>The objective's mean over the clips.</summary>
    public double Loss(IStage stage)
    {
        var sum = 0.0;
        var clips = 0;

        foreach (var make in _batches.Validation())
        {
            using var scope = NewDisposeScope();
            using var still = no_grad();
            var batch = make();
            var count = batch.Clips.Names.Count;
            sum += count * stage.Losses(batch).Sum(term => term.Weight * term.Value.item<float>());
            clips += count;
        }

        return sum / clips;
    }
}
