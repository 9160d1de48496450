using static TorchSharp.torch;

namespace WeakSep.Trainer.Data;

/// <summary>Clips ready for a network.</summary>
/// <param name="Names">Track and position of each clip, for messages.</param>
/// <param name="Mixture">Magnitudes [batch, frames, bins].</param>
/// <param name="Roll">Piano rolls [batch, instruments, frames, 88], 0 or 1.</param>
/// <param name="Sources">Magnitudes of the sources [batch, instruments, frames, bins], where they are known; else null.</param>
public sealed record ClipBatch(IReadOnlyList<string> Names, Tensor Mixture, Tensor Roll, Tensor? Sources);
