using WeakSep.Trainer.Networks;
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

    public static double Check(
        string name, nn.Module<Tensor, Tensor> network, byte[] model, int bins, ModelRunner run, double tolerance)
    {
        var random = new Random(1);
        var largest = 0.0;

        foreach (var (frames, level) in Trials)
        {
            var magnitude = new float[frames * bins];

            for (var i = 0; i < magnitude.Length; i++)
            {
                // The fourth power makes peaks and valleys as spectra have them.
                var draw = random.NextSingle();
                magnitude[i] = level * draw * draw * draw * draw;
            }

            using var scope = NewDisposeScope();
            using var still = no_grad();
            var expected = Probabilities(network, tensor(magnitude, [1, frames, bins]));
            largest = Math.Max(largest, LargestDifference(expected, run(model, magnitude, frames, bins)));
        }

        return largest <= tolerance
            ? largest
            : throw new ExportException($"{name}: the exported model differs from libtorch by {largest:G3}; expected at most {tolerance:G}");
    }

    /// <summary>What the exported model gives: masks come as such from a separator, a transcriptor gives logits.</summary>
    private static float[] Probabilities(nn.Module<Tensor, Tensor> network, Tensor magnitude)
    {
        var output = network.call(magnitude);

        return (network is Transcriptor ? output.sigmoid() : output).contiguous().data<float>().ToArray();
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
