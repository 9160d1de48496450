namespace WeakSep.MidiScore;

/// <summary>A control change of one part.</summary>
/// <param name="Time">Seconds from the start of the score, 0 or more.</param>
/// <param name="Controller">Controller number, 0 to 127; 64 is the sustain pedal.</param>
/// <param name="Value">Controller value, 0 to 127.</param>
public readonly record struct ControlChange(double Time, int Controller, int Value);
