namespace WeakSep.Audio.Metrics;

/// <summary>
/// Scale-dependent signal-to-distortion ratio: 10 log10 ((|a s|^2 + eps) / (|s - e|^2 + eps)) with the a of <see
/// cref="SiSdr"/>. Never above SI-SDR, and equal to it when the estimate has the reference's level.
/// </summary>
public static class SdSdr
{
    /// <summary>Measures an estimate.</summary>
    /// <param name="estimate">e; cut or padded with zeros to the reference's length.</param>
    /// <param name="reference">s.</param>
    /// <returns>Decibels; NaN when the reference is silent.</returns>
    public static double Decibels(ReadOnlySpan<float> estimate, ReadOnlySpan<float> reference) =>
        From(SignalEnergies.Of(estimate, reference));

    /// <inheritdoc cref="Decibels(ReadOnlySpan{float}, ReadOnlySpan{float})"/>
    public static double Decibels(ReadOnlySpan<double> estimate, ReadOnlySpan<double> reference) =>
        From(SignalEnergies.Of(estimate, reference));

    private static double From(SignalEnergies energies) =>
        energies.Reference == 0
            ? double.NaN
            : ScaleInvariantRatio.Of(energies.Scale, energies.ScaledReference, energies.Error).Decibels;
}
