using WeakSep.Audio.Metrics;
using WeakSep.Tests.Shared;

namespace WeakSep.Audio.Tests.Metrics;

public class BssEvalTests
{
    private const double GoldenToleranceDb = 1e-4;  // the specification's

    private static readonly double[][] References = [GoldenSignals.Source1, GoldenSignals.Source2];
    private static readonly double[][] Estimates = [GoldenSignals.Estimate1, GoldenSignals.Estimate2];

    [Theory]
    [InlineData(1, 0, 15.05575, 15.41440, 26.18800, 14.53457, 20.05337, 15.41440, 26.18800)]
    [InlineData(1, 1, 13.83792, 14.54266, 22.23304, 9.56550, 10.44301, 14.54266, 22.23304)]
    [InlineData(4, 0, 15.05774, 15.41327, 26.22652, 14.53457, 20.04842, 15.41327, 26.22652)]
    [InlineData(4, 1, 13.83819, 14.42338, 22.98642, 9.56550, 10.44295, 14.42338, 22.98642)]
    [InlineData(8, 0, 15.06107, 15.41393, 26.26125, 14.53457, 20.04017, 15.41393, 26.26125)]
    [InlineData(8, 1, 13.84109, 14.42248, 23.01580, 9.56550, 10.44233, 14.42248, 23.01580)]
    public void Golden_values(
        int taps, int source, double sdr, double sir, double sar, double imageSdr, double isr, double imageSir, double imageSar)
    {
        var sources = BssEval.Sources(References, Estimates, taps)[source];
        Assert.Equal(sdr, sources.Sdr, GoldenToleranceDb);
        Assert.Equal(sir, sources.Sir, GoldenToleranceDb);
        Assert.Equal(sar, sources.Sar, GoldenToleranceDb);

        var images = BssEval.Images(References, Estimates, taps)[source];
        Assert.Equal(imageSdr, images.Sdr, GoldenToleranceDb);
        Assert.Equal(isr, images.Isr, GoldenToleranceDb);
        Assert.Equal(imageSir, images.Sir, GoldenToleranceDb);
        Assert.Equal(imageSar, images.Sar, GoldenToleranceDb);
    }

    [Fact]
    public void Golden_values_by_window()
    {
        var windows = BssEval.ImagesByWindow(References, Estimates, windowSamples: 128, hopSamples: 128, filterLength: 4);
        Assert.Equal(2, windows.Length);
        AssertScore(new BssImageScore(14.75811, 20.05257, 15.41523, 26.22619), windows[0][0]);
        AssertScore(new BssImageScore(14.32197, 20.05257, 15.44356, 26.16203), windows[1][0]);
        AssertScore(new BssImageScore(9.58644, 10.44262, 14.43505, 22.97986), windows[0][1]);
        AssertScore(new BssImageScore(9.54457, 10.44241, 14.41336, 22.92515), windows[1][1]);
    }

    [Fact]
    public void One_tap_equals_si_sdr() => Assert.Equal(
        SiSdr.Decibels(GoldenSignals.Estimate1, GoldenSignals.Source1),
        BssEval.Sources(References, Estimates, filterLength: 1)[0].Sdr,
        1e-6);

    [Fact]
    public void Images_sdr_is_plain_sdr()
    {
        var references = Enumerable.Range(0, 3).Select(i => Signals.Noise(6_000, seed: i)).ToArray();
        var estimates = references.Select((signal, i) => signal.Zip(Signals.Noise(6_000, 50 + i), (s, e) => s + (0.2f * e)).ToArray()).ToArray();
        var images = BssEval.ImagesByWindow(references, estimates, 6_000, 6_000, filterLength: 64);

        for (var j = 0; j < 3; j++)
        {
            Assert.Equal(Sdr.Decibels(estimates[j], references[j]), images[0][j].Sdr, 1e-9);
        }
    }

    [Fact]
    public void Filtering_is_forgiven_and_leakage_is_not()
    {
        // Longer than several blocks of the fast correlation, with the standard filter length.
        const int Length = 60_000;
        var (a, b) = (Signals.Noise(Length, 1), Signals.Noise(Length, 2));

        // Silent at the end, or the signals' length would cut the echo off, which no filter explains.
        a.AsSpan(Length - 300).Clear();
        b.AsSpan(Length - 300).Clear();
        float[] Echo(float[] x) => [.. x.Select((sample, n) => (0.6f * sample) + (n >= 300 ? 0.4f * x[n - 300] : 0f))];
        var leaking = Echo(a).Zip(b, (x, y) => x + (0.1f * y)).ToArray();
        var scores = BssEval.Sources([a, b], [leaking, Echo(b)]);

        // Two independent noises: leakage 20 dB under a source whose echo adds energy, 10 log10((0.36 + 0.16) / 0.01).
        Assert.Equal(17.16, scores[0].Sir, 0.1);
        Assert.True(scores[0].Sar > 60, $"{scores[0].Sar}");
        Assert.True(scores[1].Sdr > 60, $"{scores[1].Sdr}");
    }

    [Fact]
    public void A_window_with_silence_has_no_value()
    {
        var quiet = Signals.Noise(3_000);
        quiet.AsSpan(1_000, 1_000).Clear();
        var windows = BssEval.ImagesByWindow([Signals.Noise(3_000, 2), quiet], [Signals.Noise(3_000, 3), Signals.Noise(3_000, 4)], 1_000, 1_000, 16);
        Assert.Equal(3, windows.Length);
        Assert.All(windows[1], score => Assert.True(double.IsNaN(score.Sdr)));
        Assert.All(windows[0].Concat(windows[2]), score => Assert.True(double.IsFinite(score.Sdr)));
    }

    [Fact]
    public void Dependent_sources_still_have_a_value()
    {
        var signal = Signals.Noise(2_000);
        var scores = BssEval.Sources([signal, signal], [signal, signal], filterLength: 8);
        Assert.True(scores[0].Sdr > 60, $"{scores[0].Sdr}");
    }

    [Fact]
    public void Signals_that_do_not_fit_are_refused()
    {
        var signal = Signals.Noise(100);
        Assert.Throws<ArgumentException>(() => BssEval.Sources([signal], [signal, signal], 4));
        Assert.Throws<ArgumentException>(() => BssEval.Sources([signal], [Signals.Noise(99)], 4));
        Assert.Throws<ArgumentException>(() => BssEval.Sources([new float[100]], [signal], 4));
    }

    private static void AssertScore(BssImageScore expected, BssImageScore actual)
    {
        Assert.Equal(expected.Sdr, actual.Sdr, GoldenToleranceDb);
        Assert.Equal(expected.Isr, actual.Isr, GoldenToleranceDb);
        Assert.Equal(expected.Sir, actual.Sir, GoldenToleranceDb);
        Assert.Equal(expected.Sar, actual.Sar, GoldenToleranceDb);
    }
}
