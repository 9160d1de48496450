namespace WeakSep.Audio.Metrics;

/// <summary>
/// Scale-invariant signal-to-distortion ratio (Le Roux et al., "SDR - half-baked or well done?", 2019): with
/// a = &lt;e, s&gt; / |s|^2, 10 log10 ((|a s|^2 + eps) / (|e - a s|^2 + eps)).
/// </summary>
public static class SiSdr
{
    /// <summary>Measures an estimate.</summary>
    /// <param name="estimate">e; cut or padded with zeros to the reference's length.</param>
    /// <param name="reference">s.</param>
    /// <returns>Decibels; NaN when the reference is silent.</returns>
    public static double Decibels(ReadOnlySpan<float> estimate, ReadOnlySpan<float> reference) =>
        Measure(estimate, reference).Decibels;

    /// <inheritdoc cref="Decibels(ReadOnlySpan{float}, ReadOnlySpan{float})"/>
    public static double Decibels(ReadOnlySpan<double> estimate, ReadOnlySpan<double> reference) =>
        Measure(estimate, reference).Decibels;

    /// <summary>Measures an estimate and says how it was scaled and whether the value is limited by epsilon.</summary>
    /// <param name="estimate">e; cut or padded with zeros to the reference's length.</param>
    /// <param name="reference">s.</param>
    public static ScaleInvariantRatio Measure(ReadOnlySpan<float> estimate, ReadOnlySpan<float> reference) =>
        From(SignalEnergies.Of(estimate, reference));

    /// <inheritdoc cref="Measure(ReadOnlySpan{float}, ReadOnlySpan{float})"/>
    public static ScaleInvariantRatio Measure(ReadOnlySpan<double> estimate, ReadOnlySpan<double> reference) =>
        From(SignalEnergies.Of(estimate, reference));

    /// <summary>What an estimate gains over the mixture: its SI-SDR less the mixture's.</summary>
    /// <param name="estimate">The separated source.</param>
    /// <param name="mixture">The mixture it was separated from.</param>
    /// <param name="reference">The true source.</param>
    /// <returns>Decibels; NaN when the reference is silent.</returns>
    public static double Improvement(
        ReadOnlySpan<float> estimate, ReadOnlySpan<float> mixture, ReadOnlySpan<float> reference) =>
        Decibels(estimate, reference) - Decibels(mixture, reference);

    private static ScaleInvariantRatio From(SignalEnergies energies)
    {
        if (energies.Reference == 0)
        {
            return new ScaleInvariantRatio(double.NaN, double.NaN, LimitedByEpsilon: false);
        }

        return ScaleInvariantRatio.Of(energies.Scale, energies.ScaledReference, energies.ScaledError);
    }
}
