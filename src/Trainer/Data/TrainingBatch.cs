namespace WeakSep.Trainer.Data;

/// <summary>What one training step sees.</summary>
/// <param name="Clips">Clips of the tracks as they are.</param>
/// <param name="Remix">
/// Clips mixed anew from passages in which, by the score, one instrument plays alone; null where a recipe has none.
/// </param>
public sealed record TrainingBatch(ClipBatch Clips, ClipBatch? Remix);
