using FsCheck;
using FsCheck.Fluent;
using WeakSep.Audio.Metrics;
using WeakSep.Tests.Shared;

namespace WeakSep.Audio.Tests.Metrics;

public class SdrTests
{
    private const double GoldenToleranceDb = 1e-4;  // the specification's

    [Theory]
    [InlineData("e1", "s1", 15.055750, 13.625329, 14.534569, 0.900613)]
    [InlineData("e2", "s2", 13.837921, 6.461217, 9.565505, 0.699497)]
    [InlineData("mixture", "s1", 2.456532, 2.456528, 2.450636, 1.000679)]
    [InlineData("mixture", "s2", -2.440274, -2.440278, -2.450636, 1.001193)]
    public void Golden_values(string estimate, string reference, double siSdr, double sdSdr, double sdr, double scale)
    {
        var (e, s) = (GoldenSignals.Signal(estimate), GoldenSignals.Signal(reference));
        var measured = SiSdr.Measure(e, s);
        Assert.Equal(siSdr, measured.Decibels, GoldenToleranceDb);
        Assert.Equal(scale, measured.Scale, 1e-6);
        Assert.False(measured.LimitedByEpsilon);
        Assert.Equal(sdSdr, SdSdr.Decibels(e, s), GoldenToleranceDb);
        Assert.Equal(sdr, Sdr.Decibels(e, s), GoldenToleranceDb);

        var (narrowE, narrowS) = (GoldenSignals.Narrow(e), GoldenSignals.Narrow(s));
        Assert.Equal(siSdr, SiSdr.Decibels(narrowE, narrowS), GoldenToleranceDb);
        Assert.Equal(sdSdr, SdSdr.Decibels(narrowE, narrowS), GoldenToleranceDb);
        Assert.Equal(sdr, Sdr.Decibels(narrowE, narrowS), GoldenToleranceDb);
    }

    [Fact]
    public void Improvement_is_the_gain_over_the_mixture()
    {
        var (e, m, s) = (
            GoldenSignals.Narrow(GoldenSignals.Estimate1),
            GoldenSignals.Narrow(GoldenSignals.Mixture),
            GoldenSignals.Narrow(GoldenSignals.Source1));
        Assert.Equal(15.055750 - 2.456532, SiSdr.Improvement(e, m, s), 2 * GoldenToleranceDb);
        Assert.Equal(14.534569 - 2.450636, Sdr.Improvement(e, m, s), 2 * GoldenToleranceDb);
    }

    [Fact]
    public void The_level_of_the_estimate_does_not_matter_to_si_sdr() => Check.QuickThrowOnFailure(
        Prop.ForAll<int, int>((seed, gainSeed) =>
        {
            var reference = Signals.Noise(2000, seed);
            var estimate = reference.Zip(Signals.Noise(2000, unchecked(seed + 1)), (s, noise) => (double)s + (0.3 * noise)).ToArray();
            var gain = Math.Pow(10, (gainSeed % 30) / 20.0) * (gainSeed % 2 == 0 ? 1 : -1);
            var scaled = estimate.Select(e => gain * e).ToArray();
            var wide = Array.ConvertAll(reference, s => (double)s);
            return Math.Abs(SiSdr.Decibels(estimate, wide) - SiSdr.Decibels(scaled, wide)) < 1e-6
                && SdSdr.Decibels(scaled, wide) <= SiSdr.Decibels(scaled, wide) + 1e-9;
        }));

    [Fact]
    public void A_silent_reference_has_no_value_and_a_silent_estimate_a_very_low_one()
    {
        var noise = Signals.Noise(100);
        Assert.True(double.IsNaN(SiSdr.Decibels(noise, new float[100])));
        Assert.True(double.IsNaN(SdSdr.Decibels(noise, new float[100])));
        Assert.True(double.IsNaN(SiSdr.Decibels([], Array.Empty<float>())));
        Assert.True(double.IsNaN(Sdr.Decibels([], Array.Empty<float>())));

        var silent = SiSdr.Measure(new float[100], noise);
        Assert.True(silent.LimitedByEpsilon);
        Assert.Equal(0, silent.Decibels, 1e-9);     // eps over eps
        var perfect = SiSdr.Measure(noise, noise);
        Assert.True(perfect.LimitedByEpsilon);
        Assert.True(perfect.Decibels > 80);
    }

    [Fact]
    public void The_estimate_is_cut_or_padded_to_the_reference()
    {
        var (signal, noise) = (Signals.Noise(100), Signals.Noise(100, 2));
        float[] padded = [.. noise.AsSpan(0, 60), .. new float[40]];
        float[] longer = [.. noise, .. Signals.Noise(50, 3)];
        Assert.Equal(SiSdr.Decibels(padded, signal), SiSdr.Decibels(noise.AsSpan(0, 60), signal));
        Assert.Equal(SiSdr.Decibels(noise, signal), SiSdr.Decibels(longer, signal));
    }
}
