namespace WeakSep.Composer.Performance;

/// <summary>Sustain pedal held over [Start, End) beats.</summary>
internal readonly record struct PedalHold(double Start, double End);
