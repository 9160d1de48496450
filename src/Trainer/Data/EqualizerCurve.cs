using WeakSep.Audio.Spectral;

namespace WeakSep.Trainer.Data;

/// <summary>A smooth random gain per bin, as another microphone, pickup or mixing desk would make.</summary>
internal static class EqualizerCurve
{
    private const int Waves = 4;
    private const double KneeHz = 100;      // the frequency scale is linear below, logarithmic above

    /// <summary>Draws linear gains for all bins.</summary>
    /// <param name="grid">The grid whose bins are weighted.</param>
    /// <param name="bins">Lowest bins to weight.</param>
    /// <param name="deviationDb">Standard deviation of the curve, dB.</param>
    /// <param name="random">Source of chance.</param>
    public static float[] Draw(StftGrid grid, int bins, double deviationDb, Random random)
    {
        var nyquist = Position(grid.SampleRate / 2.0);
        var amplitudes = new double[Waves];
        var phases = new double[Waves];

        for (var k = 0; k < Waves; k++)
        {
            // A cosine of random phase has variance 1/2, so that Waves of them have the asked deviation together.
            amplitudes[k] = deviationDb * Math.Sqrt(2.0 / Waves) * Gaussian(random);
            phases[k] = 2 * Math.PI * random.NextDouble();
        }

        var gains = new float[bins];

        for (var bin = 0; bin < gains.Length; bin++)
        {
            var u = Position(bin * (double)grid.SampleRate / grid.WindowSize) / nyquist;
            var db = 0.0;

            for (var k = 0; k < Waves; k++)
            {
                db += amplitudes[k] * Math.Cos(Math.PI * (k + 1) * u + phases[k]);
            }

            gains[bin] = (float)Math.Pow(10, db / 20);
        }

        return gains;
    }

    /// <summary>A normally distributed number (Box and Muller).</summary>
    public static double Gaussian(Random random)
    {
        var radius = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()));
        return radius * Math.Cos(2 * Math.PI * random.NextDouble());
    }

    private static double Position(double hertz)
    {
        return Math.Log2(1 + hertz / KneeHz);
    }
}
