namespace WeakSep.Composer.Rendering;

/// <summary>Peak and loudness of whole signals.</summary>
internal static class SignalLevel
{
    internal static double Lufs(ReadOnlySpan<float> interleaved, int channels, int sampleRate)
    {
        // temporary until Audio.Dsp.Loudness is there
        const double Gate = 1e-7;
        double sum = 0; long count = 0;
        var block = sampleRate * channels / 10;
        for (var s = 0; s + block <= interleaved.Length; s += block)
        {
            double e = 0;
            foreach (var x in interleaved.Slice(s, block)) { e += x * x; }
            if (e / block > Gate) { sum += e; count += block; }
        }
        return count == 0 ? double.NegativeInfinity : 10 * Math.Log10(sum / count);
    }

    internal static float Peak(ReadOnlyMemory<float> samples) => Peak(samples.Span);

    internal static float Peak(float[] samples)
    {
        return Peak(samples.AsSpan());
    }

    internal static float Peak(ReadOnlySpan<float> samples)
    {
        var peak = 0f;

        foreach (var sample in samples)
        {
            peak = Math.Max(peak, Math.Abs(sample));
        }

        return peak;
    }
}
