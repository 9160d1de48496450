namespace WeakSep.MidiScore;

/// <summary>One press of the sustain pedal, in seconds.</summary>
internal readonly record struct PedalSpan(double Press, double Release);
