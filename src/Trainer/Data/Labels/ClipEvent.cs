namespace WeakSep.Trainer.Data.Labels;

/// <summary>A class sounds in a part of a clip.</summary>
/// <param name="Class">Index of the class.</param>
/// <param name="Start">First sample; may lie before the clip.</param>
/// <param name="End">The sample after the last; may lie behind the clip.</param>
public readonly record struct ClipEvent(int Class, int Start, int End);
