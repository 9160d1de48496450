namespace WeakSep.Trainer.Data.Labels;

/// <summary>What is known of a clip without hearing it; 1 where a class sounds, 0 where it does not.</summary>
/// <param name="Frames">[frames, classes], row after row; null where only the clip as a whole is labelled.</param>
/// <param name="Clip">[classes].</param>
public sealed record WeakLabels(float[]? Frames, float[] Clip);
