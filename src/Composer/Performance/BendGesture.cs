namespace WeakSep.Composer.Performance;

/// <summary>A bend over [Start, Start + Length) beats with a depth in semitones.</summary>
internal readonly record struct BendGesture(double Start, double Length, BendKind Kind, double Depth);
