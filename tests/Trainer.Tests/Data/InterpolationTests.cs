using WeakSep.Trainer.Data;

namespace WeakSep.Trainer.Tests.Data;

public class InterpolationTests
{
    [Theory]
    [InlineData(1.0, 3.0)]
    [InlineData(0.8909, 5.25)]
    [InlineData(1.1225, 900.75)]
    public void Many_places_at_once_give_what_each_gives_alone(double ratio, double start)
    {
        var random = new Random(5);
        var track = Enumerable.Range(0, 3000).Select(_ => (short)random.Next(-32768, 32768)).ToArray();

        foreach (var count in new[] { 1, 7, 8, 113, 1000 })
        {
            var wave = new float[count];
            Interpolation.Inside(track, start, ratio, wave, first: 0);

            for (var n = 0; n < count; n++)
            {
                var position = start + n * ratio;
                var index = (int)position;
                var expected = Interpolation.Hermite(
                    track[index - 1], track[index], track[index + 1], track[index + 2], (float)(position - index));

                // Places are known to 1e-6 of a sample; noise of full scale climbs by up to 4 from one sample to the next.
                Assert.Equal(expected, wave[n], 1e-5);
            }
        }
    }

    [Fact]
    public void A_cubic_s_values_are_met_at_the_samples_and_a_parabola_in_between()
    {
        static float Parabola(float x) => 0.25f * x * x - x + 2;
        var (a, b, c, d) = (Parabola(-1) * 32768, Parabola(0) * 32768, Parabola(1) * 32768, Parabola(2) * 32768);

        Assert.Equal(Parabola(0), Interpolation.Hermite(a, b, c, d, 0), 1e-6);
        Assert.Equal(Parabola(1), Interpolation.Hermite(a, b, c, d, 1), 1e-6);
        Assert.Equal(Parabola(0.3f), Interpolation.Hermite(a, b, c, d, 0.3f), 1e-6);
    }

    [Fact]
    public void Places_outside_the_track_are_refused()
    {
        Assert.ThrowsAny<ArgumentException>(() => Interpolation.Inside(new short[100], 90, 1, new float[16], first: 0));
    }
}
