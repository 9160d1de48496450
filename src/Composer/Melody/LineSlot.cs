namespace WeakSep.Composer.Melody;

/// <summary>
/// A note whose pitch is to be found: start and length in beats, stress 0 to 1, wished pitch and how much the wish
/// counts.
/// </summary>
internal readonly record struct LineSlot(
    double Start, double Length, double Stress, double Target, double TargetWeight);
