namespace WeakSep.Composer.Rendering;

/// <summary>One thing that happens while a part is played.</summary>
/// <param name="Frame">When, in samples from the start.</param>
/// <param name="Kind">What happens.</param>
/// <param name="Number">Key or controller.</param>
/// <param name="Value">Velocity, controller value or semitones.</param>
internal readonly record struct PartEvent(long Frame, PartEventKind Kind, int Number, double Value);
