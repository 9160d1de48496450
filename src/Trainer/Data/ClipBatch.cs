using WeakSep.Trainer.Data.Labels;
using WeakSep.Trainer.Data.Mixed;
using static TorchSharp.torch;

namespace WeakSep.Trainer.Data;

/// <summary>Clips ready for a network.</summary>
/// <param name="Names">Track and position of each clip, for messages.</param>
/// <param name="Mixture">Magnitudes [batch, frames, bins].</param>
/// <param name="Roll">Piano rolls [batch, instruments, frames, 88], 0 or 1; nothing of clips that have no score.</param>
/// <param name="Sources">Magnitudes of the sources [batch, instruments, frames, bins], where they are known and wanted; else null.</param>
/// <param name="Spectrum">Real and imaginary parts of the mixture [batch, frames, 2, bins], where they are wanted; else null.</param>
/// <param name="SourceSpectra">The same of the sources [batch, instruments, frames, 2, bins], where they are known and wanted; else null.</param>
/// <param name="Labels">What sounds in the clips, of those that have labels; else null.</param>
/// <param name="Known">
/// What is known of each clip, of songs. Where it is not the score, the roll says by any pitch when, or in which clip, an
/// instrument sounds. Null where all clips are alike.
/// </param>
public sealed record ClipBatch(
    IReadOnlyList<string> Names,
    Tensor Mixture,
    Tensor Roll,
    Tensor? Sources = null,
    Tensor? Spectrum = null,
    Tensor? SourceSpectra = null,
    LabelBatch? Labels = null,
    IReadOnlyList<ClipKnowledge>? Known = null);
