using System.Runtime.Intrinsics;

namespace WeakSep.Composer.Rendering.Effects;

/// <summary>
/// Applies a waveshaping curve at four times the sample rate, so that its overtones do not fold back.
/// </summary>
internal static class Oversampler
{
    /// <summary>How many times the rate is raised.</summary>
    internal const int Factor = 4;

    private const int PhaseTaps = 16;               // taps of the interpolator per input sample
    private const int Taps = Factor * PhaseTaps;    // one more tap, at the far end, is zero by design
    private const int Delay = PhaseTaps;            // of raising and lowering together, in input samples
    private const int ChunkFrames = 1024;
    private const double PassBand = 0.9;            // share of the original band that is kept flat

    private static readonly float[][] Phases = DesignPhases();
    private static readonly float[] Kernel = DesignKernel();

    /// <summary>Shapes samples in place, without delay.</summary>
    /// <param name="samples">The whole signal.</param>
    /// <param name="shape">Shapes a run of samples at the raised rate, in place; called in order of time.</param>
    internal static void Shape(Span<float> samples, SpanAction shape)
    {
        var padded = new float[samples.Length + (2 * PhaseTaps) + ChunkFrames];
        samples.CopyTo(padded.AsSpan(PhaseTaps - 1));

        // Raised samples, preceded by the last ones of the chunk before.
        var raised = new float[Taps + (ChunkFrames * Factor)];

        for (var start = 0; start < samples.Length + Delay; start += ChunkFrames)
        {
            raised.AsSpan(ChunkFrames * Factor, Taps).CopyTo(raised);
            var fresh = raised.AsSpan(Taps);

            for (var i = 0; i < ChunkFrames; i++)
            {
                var input = padded.AsSpan(start + i, PhaseTaps);

                for (var phase = 0; phase < Factor; phase++)
                {
                    fresh[(i * Factor) + phase] = Dot(input, Phases[phase]);
                }
            }

            shape(fresh);

            for (var i = 0; i < ChunkFrames; i++)
            {
                var target = start + i - Delay;

                if (target >= 0 && target < samples.Length)
                {
                    samples[target] = Dot(raised.AsSpan((i * Factor) + 1, Taps), Kernel);
                }
            }
        }
    }

    /// <summary>Works on a run of samples.</summary>
    /// <param name="samples">The samples.</param>
    internal delegate void SpanAction(Span<float> samples);

    private static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        // Eight lanes whatever the machine has, so that the order of summation, and with it every bit, is the same
        // everywhere.
        var sum = Vector256<float>.Zero;

        for (var i = 0; i < b.Length; i += Vector256<float>.Count)
        {
            sum += Vector256.Create(a[i..]) * Vector256.Create(b[i..]);
        }

        return Vector256.Sum(sum);
    }

    // A sinc below the original Nyquist frequency under a Blackman window, centred on tap Taps / 2.
    private static double Prototype(int tap)
    {
        var time = (tap - (Taps / 2)) * PassBand / Factor;
        var sinc = time == 0 ? 1 : Math.Sin(Math.PI * time) / (Math.PI * time);
        var angle = 2 * Math.PI * tap / Taps;
        return sinc * (0.42 - (0.5 * Math.Cos(angle)) + (0.08 * Math.Cos(2 * angle))) * PassBand / Factor;
    }

    private static float[][] DesignPhases()
    {
        var phases = new float[Factor][];

        for (var phase = 0; phase < Factor; phase++)
        {
            // The newest input sample is the last of the run and meets the earliest tap.
            phases[phase] = [.. Enumerable.Range(0, PhaseTaps)
                .Select(tap => (float)(Factor * Prototype(phase + (Factor * (PhaseTaps - 1 - tap)))))];
        }

        return phases;
    }

    private static float[] DesignKernel() =>
        [.. Enumerable.Range(0, Taps).Select(tap => (float)Prototype(Taps - 1 - tap))];
}
