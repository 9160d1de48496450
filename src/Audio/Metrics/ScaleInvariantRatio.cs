namespace WeakSep.Audio.Metrics;

/// <summary>A scale-invariant measure with what is needed to judge it.</summary>
/// <param name="Decibels">The ratio; NaN when the reference is silent.</param>
/// <param name="Scale">a, the factor on the reference that comes closest to the estimate.</param>
/// <param name="LimitedByEpsilon">Whether an energy was so small that epsilon decided the value.</param>
public readonly record struct ScaleInvariantRatio(double Decibels, double Scale, bool LimitedByEpsilon)
{
    /// <summary>
    /// Added to both energies, so that silent and perfect estimates have a value; for signals in [-1, 1].
    /// </summary>
    public const double Epsilon = 1e-8;

    internal static ScaleInvariantRatio Of(double scale, double signalEnergy, double errorEnergy) => new(
        10 * Math.Log10((signalEnergy + Epsilon) / (errorEnergy + Epsilon)),
        scale,
        signalEnergy < Epsilon || errorEnergy < Epsilon);
}
