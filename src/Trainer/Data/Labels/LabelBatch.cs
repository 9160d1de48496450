using static TorchSharp.torch;

namespace WeakSep.Trainer.Data.Labels;

/// <summary>The labels of a batch of clips, 0 or 1.</summary>
/// <param name="Frames">[batch, classes, frames]; null where some clip of the batch is labelled as a whole only.</param>
/// <param name="Clip">[batch, classes].</param>
public sealed record LabelBatch(Tensor? Frames, Tensor Clip)
{
    /// <summary><see cref="Frames"/>, where something is to be learned from them.</summary>
    /// <exception cref="TrainingDataException">Some clip is labelled as a whole only.</exception>
    internal Tensor KnownFrames => Frames ?? throw new TrainingDataException(
        "a clip is labelled as a whole only; expected times of every event, or labels.supervision: Clips");
}
