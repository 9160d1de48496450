namespace WeakSep.Audio.Metrics;

/// <summary>A note as transcription measures see it.</summary>
/// <param name="OnsetSeconds">Where it begins, in seconds.</param>
/// <param name="OffsetSeconds">Where it ends, in seconds.</param>
/// <param name="Pitch">MIDI pitch, 69 = 440 Hz; fractions are parts of a semitone.</param>
public readonly record struct NoteEvent(double OnsetSeconds, double OffsetSeconds, double Pitch);
