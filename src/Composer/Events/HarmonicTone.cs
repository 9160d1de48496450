namespace WeakSep.Composer.Events;

/// <summary>A tone of harmonic partials whose frequency moves; partials stay below the Nyquist frequency.</summary>
internal static class HarmonicTone
{
    private const int BlockSamples = 64;            // partials' levels are set anew as often, which is faster than any sweep here
    private const double HighestShare = 0.45;       // of the sample rate
    private const int MostPartials = 80;

    /// <summary>Adds a tone.</summary>
    /// <param name="target">[samples], added to.</param>
    /// <param name="sampleRate">Rate in Hz.</param>
    /// <param name="hertz">Fundamental at a sample; asked once for each, in order.</param>
    /// <param name="level">Level at a sample.</param>
    /// <param name="partial">Level of a partial by its number from 1 and its frequency.</param>
    public static void Add(
        Span<float> target, int sampleRate, Func<int, double> hertz, Func<int, double> level, Func<int, double, double> partial)
    {
        Span<double> gains = stackalloc double[MostPartials];
        Span<double> fundamentals = stackalloc double[BlockSamples];
        var phase = 0.0;

        for (var start = 0; start < target.Length; start += BlockSamples)
        {
            var block = target[start..Math.Min(start + BlockSamples, target.Length)];

            for (var i = 0; i < block.Length; i++)
            {
                fundamentals[i] = hertz(start + i);
            }

            var count = Math.Min(MostPartials, (int)(HighestShare * sampleRate / fundamentals[0]));

            for (var index = 0; index < count; index++)
            {
                gains[index] = partial(index + 1, (index + 1) * fundamentals[0]);
            }

            for (var i = 0; i < block.Length; i++)
            {
                block[i] += (float)(level(start + i) * Sum(gains[..count], phase));
                phase += 2 * Math.PI * fundamentals[i] / sampleRate;
            }

            phase %= 2 * Math.PI;
        }
    }

    /// <summary>Σ g_k sin(k φ), by sin((k + 1) φ) = 2 cos φ sin(k φ) - sin((k - 1) φ).</summary>
    private static double Sum(ReadOnlySpan<double> gains, double phase)
    {
        var (sine, cosine) = Math.SinCos(phase);
        var (before, now, sum) = (0.0, sine, 0.0);

        foreach (var gain in gains)
        {
            sum += gain * now;
            (before, now) = (now, (2 * cosine * now) - before);
        }

        return sum;
    }
}
