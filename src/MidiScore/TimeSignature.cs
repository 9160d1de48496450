namespace WeakSep.MidiScore;

/// <summary>A time signature that holds from a time on.</summary>
/// <param name="Time">Seconds from the start of the score, 0 or more.</param>
/// <param name="Numerator">Beats in a bar, 1 to 255.</param>
/// <param name="Denominator">Note value of a beat: 1, 2, 4, ... 128.</param>
public readonly record struct TimeSignature(double Time, int Numerator, int Denominator);
