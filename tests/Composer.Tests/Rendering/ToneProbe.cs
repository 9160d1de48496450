namespace WeakSep.Composer.Tests.Rendering;

/// <summary>Measures single tones in a rendered part: onsets, frequencies, levels.</summary>
internal static class ToneProbe
{
    /// <summary>Level in dB of one frequency in a Hann-windowed stretch, relative to a full-scale sine.</summary>
    public static double LevelDb(ReadOnlySpan<float> samples, double frequencyHz, int sampleRate)
    {
        var (real, imaginary) = Project(samples, frequencyHz, sampleRate);
        return 10 * Math.Log10((real * real) + (imaginary * imaginary) + 1e-20);
    }

    /// <summary>
    /// How far a tone lies from where it is expected, in cents: two stretches a little apart differ in phase by the
    /// error.
    /// </summary>
    public static double ErrorCents(ReadOnlySpan<float> samples, double expectedHz, int sampleRate)
    {
        // Unambiguous to +-5 % of the frequency.
        var shift = (int)(sampleRate / (0.1 * expectedHz));
        var length = samples.Length - shift;
        var (firstReal, firstImaginary) = Project(samples[..length], expectedHz, sampleRate);
        var (secondReal, secondImaginary) = Project(samples.Slice(shift, length), expectedHz, sampleRate);
        var turn = Math.Atan2(secondImaginary, secondReal) - Math.Atan2(firstImaginary, firstReal);
        var expected = 2 * Math.PI * expectedHz * shift / sampleRate;
        var error = Math.IEEERemainder(turn - expected, 2 * Math.PI);
        return 1200 * Math.Log2(1 + (error / expected));
    }

    /// <summary>
    /// First sample of a stretch at which 3 ms of sound exceed a twentieth of the loudest 3 ms: the start of a plucked
    /// or struck note.
    /// </summary>
    public static int Onset(ReadOnlySpan<float> samples, int sampleRate)
    {
        const double Share = 0.05;
        var length = sampleRate * 3 / 1000;
        var peaks = new double[Math.Max(1, samples.Length / length)];

        for (var i = 0; i < peaks.Length; i++)
        {
            foreach (var sample in samples.Slice(i * length, Math.Min(length, samples.Length - (i * length))))
            {
                peaks[i] = Math.Max(peaks[i], Math.Abs(sample));
            }
        }

        return Array.FindIndex(peaks, peak => peak > Share * peaks.Max()) * length;
    }

    private static (double Real, double Imaginary) Project(
        ReadOnlySpan<float> samples, double frequencyHz, int sampleRate)
    {
        var (real, imaginary, sum) = (0.0, 0.0, 0.0);

        for (var i = 0; i < samples.Length; i++)
        {
            var window = 0.5 - (0.5 * Math.Cos(2 * Math.PI * (i + 0.5) / samples.Length));
            var (sine, cosine) = Math.SinCos(2 * Math.PI * frequencyHz * i / sampleRate);
            real += window * samples[i] * cosine;
            imaginary -= window * samples[i] * sine;
            sum += window;
        }

        return (2 * real / sum, 2 * imaginary / sum);
    }
}
