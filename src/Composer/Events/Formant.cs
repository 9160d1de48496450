namespace WeakSep.Composer.Events;

/// <summary>A resonance of a horn, a throat or a tool.</summary>
/// <param name="Hz">Its frequency.</param>
/// <param name="BandwidthHz">Its width at -3 dB.</param>
/// <param name="Gain">Its level, linear.</param>
internal readonly record struct Formant(double Hz, double BandwidthHz, double Gain)
{
    /// <summary>How much a partial is amplified: |H(f)| of a second-order resonance, 1 at its frequency.</summary>
    /// <param name="hz">Frequency of the partial.</param>
    public double At(double hz)
    {
        var detuning = ((hz * hz) - (Hz * Hz)) / (hz * BandwidthHz);

        return Gain / Math.Sqrt(1 + (detuning * detuning));
    }

    /// <summary>The sum of several.</summary>
    /// <param name="formants">The resonances.</param>
    /// <param name="hz">Frequency of the partial.</param>
    public static double Sum(ReadOnlySpan<Formant> formants, double hz)
    {
        var sum = 0.0;

        foreach (var formant in formants)
        {
            sum += formant.At(hz);
        }

        return sum;
    }
}
