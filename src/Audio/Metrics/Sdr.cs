namespace WeakSep.Audio.Metrics;

/// <summary>
/// Plain signal-to-distortion ratio, 10 log10 (|s|^2 / |s - e|^2), of mean squares that are clipped below, as the
/// universal separation system evaluates it.
/// </summary>
public static class Sdr
{
    private const double SmallestMeanSquare = 1e-10;    // the system's own floor

    /// <summary>Measures an estimate.</summary>
    /// <param name="estimate">e; cut or padded with zeros to the reference's length.</param>
    /// <param name="reference">s.</param>
    /// <returns>Decibels; NaN when the reference is empty.</returns>
    public static double Decibels(ReadOnlySpan<float> estimate, ReadOnlySpan<float> reference) =>
        From(SignalEnergies.Of(estimate, reference), reference.Length);

    /// <inheritdoc cref="Decibels(ReadOnlySpan{float}, ReadOnlySpan{float})"/>
    public static double Decibels(ReadOnlySpan<double> estimate, ReadOnlySpan<double> reference) =>
        From(SignalEnergies.Of(estimate, reference), reference.Length);

    /// <summary>What an estimate gains over the mixture: its SDR less the mixture's.</summary>
    /// <param name="estimate">The separated source.</param>
    /// <param name="mixture">The mixture it was separated from.</param>
    /// <param name="reference">The true source.</param>
    /// <returns>Decibels; NaN when the reference is empty.</returns>
    public static double Improvement(
        ReadOnlySpan<float> estimate, ReadOnlySpan<float> mixture, ReadOnlySpan<float> reference) =>
        Decibels(estimate, reference) - Decibels(mixture, reference);

    private static double From(SignalEnergies energies, int length) =>
        length == 0
            ? double.NaN
            : 10 * Math.Log10(
                Math.Max(energies.Reference / length, SmallestMeanSquare)
                / Math.Max(energies.Error / length, SmallestMeanSquare));
}
