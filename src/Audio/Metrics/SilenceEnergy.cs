namespace WeakSep.Audio.Metrics;

/// <summary>
/// Predicted energy at silence: 10 log10 (sum of e[n]^2 + eps) of an estimate where the reference is exactly silent. A
/// sum, not a mean: the value depends on the unit's length.
/// </summary>
public static class SilenceEnergy
{
    /// <summary>The value of a silent estimate, in decibels: what <see cref="Epsilon"/> leaves.</summary>
    public const double FloorDecibels = -80;

    private const double Epsilon = 1e-8;

    /// <summary>Whether a unit counts: the reference is exactly silent.</summary>
    public static bool IsSilent(ReadOnlySpan<float> reference) => !reference.ContainsAnyExcept(0f);

    /// <summary>Measures one unit whose reference is silent.</summary>
    /// <param name="estimate">What was separated there.</param>
    /// <returns>Decibels, at least -80.</returns>
    public static double Decibels(ReadOnlySpan<float> estimate)
    {
        var energy = 0.0;

        foreach (var sample in estimate)
        {
            energy += (double)sample * sample;
        }

        return 10 * Math.Log10(energy + Epsilon);
    }

    /// <summary>Measures one unit and relates it to a second, for systems whose units differ in length.</summary>
    /// <param name="estimate">What was separated where the reference is silent.</param>
    /// <param name="sampleRate">Samples per second, in hertz.</param>
    /// <returns>Decibels per second of estimate.</returns>
    public static double DecibelsPerSecond(ReadOnlySpan<float> estimate, int sampleRate) =>
        Decibels(estimate) - (10 * Math.Log10((double)estimate.Length / sampleRate));
}
