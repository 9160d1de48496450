using WeakSep.Trainer.Recipes;
using static TorchSharp.torch;

namespace WeakSep.Trainer.Tests.Recipes;

public class DistanceTests
{
    // One clip, two sources, one frame, two bins.
    private static readonly float[] Mixture = [3, 4];
    private static readonly float[] Known = [2, 0, 1, 4];
    private static readonly float[] Separated = [3, 1, 0, 2];

    [Theory]
    [InlineData(SourceDistance.Absolute, 5)]            // 1 + 1 + 1 + 2, one frame
    [InlineData(SourceDistance.Squared, 0.28)]          // (1 + 1 + 1 + 4) / 25
    [InlineData(SourceDistance.Logarithmic, -0.752677)] // mean of ln(2.9/4.9) and ln(7.2/19.2)
    public void Each_distance_has_its_formula_s_value(SourceDistance distance, double expected)
    {
        using var scope = NewDisposeScope();

        Assert.Equal(expected, Distance(Separated, distance), 1e-5);
    }

    private static double Distance(float[] separated, SourceDistance distance)
    {
        var known = tensor(Known, [1, 2, 1, 2]);

        return DistanceMeter.Of(tensor(separated, [1, 2, 1, 2]) - known, known, tensor(Mixture, [1, 1, 2]), distance).item<float>();
    }
}
