namespace WeakSep.Trainer.Data.Labels.Mixtures;

/// <summary>An event of a mixture, before it is heard.</summary>
/// <param name="Class">Index of the class.</param>
/// <param name="Recording">Number of the recording among those of the class.</param>
/// <param name="From">First sample of the recording that is used.</param>
/// <param name="Start">Sample of the mixture at which it begins.</param>
/// <param name="Length">Samples.</param>
/// <param name="Lufs">Its loudness.</param>
public readonly record struct PlannedEvent(int Class, int Recording, int From, int Start, int Length, double Lufs);
