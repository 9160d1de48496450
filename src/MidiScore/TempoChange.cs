namespace WeakSep.MidiScore;

/// <summary>A tempo that holds from a time on.</summary>
/// <param name="Time">Seconds from the start of the score, 0 or more.</param>
/// <param name="Bpm">Quarter notes per minute, above 0.</param>
public readonly record struct TempoChange(double Time, double Bpm);
