using WeakSep.RealtimeSeparator.Masking;

namespace WeakSep.RealtimeSeparator.Tests.Masking;

public sealed class WienerFilterTests
{
    private const float SpecDigits = 1e-6f;     // conditioned.md section 8 prints six digits

    [Theory]
    [InlineData(1, 0.782609f, 0.195652f, 0.021739f)]
    [InlineData(2, 0.940493f, 0.058781f, 0.000726f)]
    public void Masks_of_the_specification_come_out(int iterations, float first, float second, float third)
    {
        const int cells = 19;       // full lanes and a rest
        var masks = new float[3 * cells];
        masks.AsSpan(0, cells).Fill(0.6f);
        masks.AsSpan(cells, cells).Fill(0.3f);
        masks.AsSpan(2 * cells, cells).Fill(0.1f);
        WienerFilter.Apply(masks, sources: 3, iterations);

        for (var cell = 0; cell < cells; cell++)
        {
            Assert.Equal(first, masks[cell], SpecDigits);
            Assert.Equal(second, masks[cells + cell], SpecDigits);
            Assert.Equal(third, masks[(2 * cells) + cell], SpecDigits);
        }
    }

    [Fact]
    public void No_iteration_leaves_masks_as_they_are()
    {
        float[] masks = [0.2f, 0.9f, 0.5f, 0.5f];
        WienerFilter.Apply(masks, sources: 2, iterations: 0);

        Assert.Equal([0.2f, 0.9f, 0.5f, 0.5f], masks);
    }

    [Fact]
    public void Silent_masks_stay_silent_and_nothing_becomes_not_a_number()
    {
        float[] masks = [0f, 1e-20f, 1f, 0f, 0f, 0f];
        WienerFilter.Apply(masks, sources: 2, WienerFilter.MaxIterations);

        Assert.Equal([0f, 1f, 1f, 0f, 0f, 0f], masks);
    }

    [Fact]
    public void The_fast_path_equals_the_plain_loop()
    {
        const int cells = 1037;
        var random = new Random(3);
        var masks = Enumerable.Range(0, 4 * cells).Select(_ => random.NextSingle()).ToArray();
        var expected = new float[masks.Length];

        for (var cell = 0; cell < cells; cell++)
        {
            var powers = Enumerable.Range(0, 4).Select(source => Math.Pow(masks[(source * cells) + cell], 4)).ToArray();

            for (var source = 0; source < 4; source++)
            {
                expected[(source * cells) + cell] = (float)(powers[source] / powers.Sum());
            }
        }

        WienerFilter.Apply(masks, sources: 4, iterations: 2);
        Assert.All(expected.Zip(masks), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
    }
}
