namespace WeakSep.Trainer.Data.Labels;

/// <summary>A class sounds from one time to another.</summary>
/// <param name="Class">Index of the class.</param>
/// <param name="Onset">Seconds from the start of the recording or its part.</param>
/// <param name="Offset">Seconds; after the onset.</param>
public readonly record struct LabelledInterval(int Class, double Onset, double Offset);
