using static TorchSharp.torch;

namespace WeakSep.Trainer.Export;

/// <summary>Holds an exported model against the network it came from, on noise of several lengths and levels.</summary>
internal static class ExportParity
{
    /// <summary>Largest difference that passes for a model that is shipped; outputs lie between 0 and 1.</summary>
    public const double Tolerance = 1e-5;

    /// <summary>The same for a model that is only measured: far below what moves a figure.</summary>
    public const double MeasuringTolerance = 1e-4;

    private static readonly (int Frames, float Level)[] Trials = [(1, 1e-2f), (37, 1e-4f), (400, 1f), (64, 0f)];

    /// <summary>Compares.</summary>
    /// <param name="name">Where the network comes from, for messages.</param>
    /// <param name="network">What it gives for magnitudes [1, frames, bins], one tensor per output of the model.</param>
    /// <param name="model">The exported model.</param>
    /// <param name="bins">Bins.</param>
    /// <param name="leastFrames">Frames below which the network says nothing.</param>
    /// <param name="run">Runs the model.</param>
    /// <param name="tolerance">Largest difference that passes.</param>
    /// <returns>The largest difference.</returns>
    /// <exception cref="ExportException">It is larger.</exception>
    public static double Check(
        string name, Func<Tensor, Tensor[]> network, byte[] model, int bins, int leastFrames, ModelRunner run, double tolerance)
    {
        var largest = 0.0;

        foreach (var (frames, magnitude) in Noise(bins, leastFrames))
        {
            using var scope = NewDisposeScope();
            using var still = no_grad();
            var outputs = network(tensor(magnitude, [1, frames, bins]));
            float[] expected = [.. outputs.SelectMany(output => output.contiguous().data<float>().ToArray())];
            largest = Math.Max(largest, LargestDifference(expected, run(model, magnitude, frames, bins)));
        }

        return largest <= tolerance
            ? largest
            : throw new ExportException($"{name}: the exported model differs from libtorch by {largest:G3}; expected at most {tolerance:G}");
    }

    /// <summary>How far two exported models are apart.</summary>
    /// <param name="model">The one.</param>
    /// <param name="other">The other.</param>
    /// <param name="bins">Bins.</param>
    /// <param name="run">Runs them.</param>
    /// <returns>The root mean square of the differences of their outputs; infinite where one is not a number.</returns>
    public static double Deviation(byte[] model, byte[] other, int bins, ModelRunner run)
    {
        var (squares, count) = (0.0, 0);

        foreach (var (frames, magnitude) in Noise(bins, leastFrames: 1))
        {
            var (expected, actual) = (run(model, magnitude, frames, bins), run(other, magnitude, frames, bins));
            squares += expected.Zip(actual).Sum(pair => Math.Pow(pair.First - pair.Second, 2));
            count += expected.Length;
        }

        return double.IsFinite(squares) ? Math.Sqrt(squares / count) : double.PositiveInfinity;
    }

    private static IEnumerable<(int Frames, float[] Magnitude)> Noise(int bins, int leastFrames)
    {
        var random = new Random(1);

        foreach (var (wanted, level) in Trials)
        {
            var frames = Math.Max(wanted, leastFrames);
            var magnitude = new float[frames * bins];

            for (var i = 0; i < magnitude.Length; i++)
            {
                // The fourth power makes peaks and valleys as spectra have them.
                var draw = random.NextSingle();
                magnitude[i] = level * draw * draw * draw * draw;
            }

            yield return (frames, magnitude);
        }
    }

    private static double LargestDifference(float[] expected, float[] actual)
    {
        if (expected.Length != actual.Length)
        {
            return double.PositiveInfinity;
        }

        var largest = 0.0;

        for (var i = 0; i < expected.Length; i++)
        {
            var difference = Math.Abs(expected[i] - actual[i]);
            // NaN compares false with everything: take it for the worst.
            largest = difference <= largest ? largest : double.IsNaN(difference) ? double.PositiveInfinity : difference;
        }

        return largest;
    }
}
