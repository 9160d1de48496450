using WeakSep.Host.Web;

namespace WeakSep.Host.Tests.Web;

public class PeakPyramidTests
{
    private const int Frames = 300_000;

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1000)]
    [InlineData(50_000)]
    public void Blocks_of_any_size_give_the_same_peaks(int block)
    {
        var samples = Samples();

        Assert.True(Build(samples, block).Bytes.SequenceEqual(Build(samples, Frames).Bytes));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2.5)]
    [InlineData(4)]
    [InlineData(64)]
    [InlineData(300)]
    public void Every_level_has_what_the_samples_have(double steps)
    {
        var samples = Samples();
        var pyramid = Build(samples, 4096);
        var width = steps * pyramid.StepFrames;
        var columns = new sbyte[2 * (int)Math.Ceiling(Frames / width)];
        pyramid.Draw(0, width, columns);

        for (var column = 0; column < columns.Length / 2; column++)
        {
            var own = samples[(int)(column * width)..Math.Min(Frames, (int)((column + 1) * width))];
            Assert.True(columns[2 * column] <= 127 * own.Min() && columns[(2 * column) + 1] >= 127 * own.Max());
        }

        Assert.Equal(PeakPyramid.ToPeak(samples.Min(), up: false), columns.Min());
        Assert.Equal(PeakPyramid.ToPeak(samples.Max(), up: true), columns.Max());
    }

    [Fact]
    public void A_pyramid_comes_back_from_its_file()
    {
        var pyramid = Build(Samples(), 4096);
        var path = Path.GetTempFileName();

        try
        {
            File.WriteAllBytes(path, pyramid.Bytes);
            var (expected, found) = (new sbyte[40], new sbyte[40]);
            pyramid.Draw(1000, 14_000, expected);
            PeakPyramid.Read(path, 44100, 1, Frames)!.Draw(1000, 14_000, found);

            Assert.Equal(expected, found);
            Assert.Null(PeakPyramid.Read(path, 44100, 1, Frames + 10_000));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData(0.5f, 63, 64)]
    [InlineData(-1f, -127, -127)]
    [InlineData(3f, 127, 127)]
    [InlineData(0f, 0, 0)]
    public void Peaks_never_hide_a_sample(float sample, int down, int up) =>
        Assert.Equal((down, up), ((int)PeakPyramid.ToPeak(sample, up: false), (int)PeakPyramid.ToPeak(sample, up: true)));

    [Fact]
    public void What_comes_behind_the_stated_length_is_left_out()
    {
        var pyramid = new PeakPyramid(44100, 1, frames: 100);
        pyramid.Add(new float[10_000]);
        pyramid.Complete();
        pyramid.Add(new float[1000]);

        Assert.Equal(2, pyramid.Bytes.Length);
    }

    private static PeakPyramid Build(float[] samples, int block)
    {
        var pyramid = new PeakPyramid(44100, 1, samples.Length);

        for (var at = 0; at < samples.Length; at += block)
        {
            pyramid.Add(samples.AsSpan(at, Math.Min(block, samples.Length - at)));
        }

        pyramid.Complete();
        return pyramid;
    }

    private static float[] Samples()
    {
        var random = new Random(3);
        return [.. Enumerable.Range(0, Frames).Select(index => (float)((random.NextDouble() - 0.5) * (index % 10_000) / 10_000))];
    }
}
