namespace WeakSep.Composer.Rendering.DataSets;

/// <summary>How far a data set is.</summary>
/// <param name="Tracks">Tracks that are there, skipped ones included.</param>
/// <param name="Seconds">Their length in seconds of music.</param>
/// <param name="Skipped">Tracks that were there before.</param>
/// <param name="Fraction">Share of the whole, 0 to 1.</param>
public readonly record struct SynthProgress(int Tracks, double Seconds, int Skipped, double Fraction);
