namespace WeakSep.MidiScore;

/// <summary>A pitch bend of one part; it holds until the next one.</summary>
/// <param name="Time">Seconds from the start of the score, 0 or more.</param>
/// <param name="Semitones">Shift of every sounding note in semitones; the bend range is already applied.</param>
public readonly record struct PitchBend(double Time, double Semitones);
