using FsCheck;
using FsCheck.Fluent;
using WeakSep.Audio.Spectral;
using WeakSep.Tests.Shared;

namespace WeakSep.Audio.Tests.Spectral;

public class RealFftTests
{
    // Single precision, noise of amplitude 1: rounding grows with the square root of the passes.
    private const double RelativeTolerance = 5e-7;

    public static TheoryData<int> Sizes => [.. Enumerable.Range(1, 70).Select(half => 2 * half)
        .Concat([96, 128, 150, 240, 256, 320, 360, 400, 420, 512, 640, 700, 800, 960, 980, 1000, 1022, 1024, 1050, 1500, 1536])
        .Concat([1960, 2000, 2048, 2058, 3000, 4096, 4374, 4480, 5000, 6000, 8192, 8960, 16384, 17920, 146, 262, 2 * 1009])];

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Forward_equals_the_definition(int size)
    {
        var time = Signals.Noise(size, seed: size);
        var fft = new RealFft(size);
        var (re, im) = (new float[fft.Bins], new float[fft.Bins]);
        fft.Forward(time, re, im);

        var scale = Math.Sqrt(size);
        var step = Math.Max(1, fft.Bins / 40);      // the definition is slow; a spread of bins is enough

        for (var k = 0; k < fft.Bins; k = k == fft.Bins - 1 ? k + 1 : Math.Min(k + step, fft.Bins - 1))
        {
            var (expectedRe, expectedIm) = Definition(time, k);
            Assert.True(Math.Abs(expectedRe - re[k]) < RelativeTolerance * scale * 4, $"bin {k}: {expectedRe} {re[k]}");
            Assert.True(Math.Abs(expectedIm - im[k]) < RelativeTolerance * scale * 4, $"bin {k}: {expectedIm} {im[k]}");
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Inverse_undoes_forward(int size)
    {
        var time = Signals.Noise(size, seed: size + 1);
        var fft = new RealFft(size);
        var (re, im, back) = (new float[fft.Bins], new float[fft.Bins], new float[size]);
        fft.Forward(time, re, im);
        fft.Inverse(re, im, back);
        WaveAssert.Close(time, back, 1e-6);
    }

    [Fact]
    public void A_cosine_falls_into_one_bin()
    {
        const int Size = 4480;
        var fft = new RealFft(Size);
        var time = new float[Size];

        for (var n = 0; n < Size; n++)
        {
            time[n] = (float)Math.Cos(2 * Math.PI * 37 * n / Size);
        }

        var (re, im) = (new float[fft.Bins], new float[fft.Bins]);
        fft.Forward(time, re, im);

        for (var k = 0; k < fft.Bins; k++)
        {
            Assert.Equal(k == 37 ? Size / 2 : 0, re[k], 1e-2);
            Assert.Equal(0, im[k], 1e-2);
        }
    }

    [Fact]
    public void The_transform_is_linear() => Check.QuickThrowOnFailure(
        Prop.ForAll<int, int, float>((seed, half, factor) =>
        {
            var size = 2 * (1 + (Math.Abs(half % 600)));
            var scale = float.IsFinite(factor) ? Math.Clamp(factor, -4f, 4f) : 1f;
            var (x, y) = (Signals.Noise(size, seed), Signals.Noise(size, unchecked(seed + 1)));
            var blend = x.Zip(y, (a, b) => a + (scale * b)).ToArray();
            var (xRe, xIm) = Transform(x);
            var (yRe, yIm) = Transform(y);
            var (bRe, bIm) = Transform(blend);
            var tolerance = 2e-6 * Math.Sqrt(size) * 8;
            return Enumerable.Range(0, xRe.Length).All(k =>
                Math.Abs(xRe[k] + (scale * yRe[k]) - bRe[k]) < tolerance
                && Math.Abs(xIm[k] + (scale * yIm[k]) - bIm[k]) < tolerance);
        }));

    [Fact]
    public void The_transform_keeps_energy() => Check.QuickThrowOnFailure(
        Prop.ForAll<int, int>((seed, half) =>
        {
            var size = 2 * (1 + (Math.Abs(half % 2000)));
            var x = Signals.Noise(size, seed);
            var (re, im) = Transform(x);
            var energy = x.Sum(v => (double)v * v);
            var bins = 0.0;

            for (var k = 0; k < re.Length; k++)
            {
                var weight = k == 0 || k == re.Length - 1 ? 1 : 2;
                bins += weight * (((double)re[k] * re[k]) + ((double)im[k] * im[k]));
            }

            return Math.Abs((bins / size) - energy) < 1e-5 * energy;
        }));

    [Theory]
    [InlineData(0)]
    [InlineData(-4)]
    [InlineData(7)]
    public void Odd_and_empty_sizes_are_refused(int size) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new RealFft(size));

    [Fact]
    public void Short_spans_are_refused() =>
        Assert.Throws<ArgumentException>(() => new RealFft(8).Forward(new float[8], new float[4], new float[5]));

    [Theory]
    [InlineData(1022)]
    [InlineData(4096)]
    [InlineData(4480)]
    public void Nothing_is_allocated(int size)
    {
        var fft = new RealFft(size);
        var (time, re, im) = (Signals.Noise(size), new float[fft.Bins], new float[fft.Bins]);

        Assert.Equal(0, AllocationProbe.Bytes(() =>
        {
            fft.Forward(time, re, im);
            fft.Inverse(re, im, time);
        }));
    }

    [Fact]
    public void Threads_with_their_own_instances_agree()
    {
        var time = Signals.Noise(2048);
        var (expectedRe, expectedIm) = Transform(time);

        Parallel.For(0, 64, _ =>
        {
            var (re, im) = Transform(time);
            WaveAssert.Same(expectedRe, re);
            WaveAssert.Same(expectedIm, im);
        });
    }

    private static (float[] Re, float[] Im) Transform(float[] time)
    {
        var fft = new RealFft(time.Length);
        var (re, im) = (new float[fft.Bins], new float[fft.Bins]);
        fft.Forward(time, re, im);
        return (re, im);
    }

    private static (double Re, double Im) Definition(float[] time, int bin)
    {
        var (re, im) = (0.0, 0.0);

        for (var n = 0; n < time.Length; n++)
        {
            var (sine, cosine) = Math.SinCos(-2 * Math.PI * ((long)bin * n % time.Length) / time.Length);
            re += time[n] * cosine;
            im += time[n] * sine;
        }

        return (re, im);
    }
}
