using WeakSep.Trainer.Data;
using static TorchSharp.torch;

namespace WeakSep.Trainer.Recipes;

/// <summary>How far separated sources are from those that clips hold.</summary>
public interface ISourceLoss : IDisposable
{
    /// <summary>The loss of a batch, one number.</summary>
    /// <param name="masks">[batch, sources, frames, bins], 0 to 1.</param>
    /// <param name="clips">Clips that hold their sources.</param>
    Tensor Measure(Tensor masks, ClipBatch clips);
}
