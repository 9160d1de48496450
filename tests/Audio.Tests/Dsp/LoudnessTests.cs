using WeakSep.Audio.Dsp;
using WeakSep.Tests.Shared;

namespace WeakSep.Audio.Tests.Dsp;

/// <summary>
/// Expectations follow from the recommendation's own statements (a 997 Hz sine at full scale in one channel reads -3.01
/// LUFS) and from EBU Tech 3341's minimum requirements, whose signals are stereo sines of 1 kHz and whose tolerance is
/// 0.1 LU.
/// </summary>
public class LoudnessTests
{
    private const double ToleranceLu = 0.1;
    private const double RateToleranceLu = 0.03;    // the bilinear transform bends the shelf of low rates a little

    [Theory]
    [InlineData(48_000)]
    [InlineData(44_100)]
    [InlineData(22_050)]
    [InlineData(96_000)]
    [InlineData(192_000)]
    public void A_full_scale_sine_in_one_channel_reads_minus_three(int rate) => Assert.Equal(
        -3.01, Loudness.Integrated(Signals.Sine(997, rate, 5 * rate), new AudioFormat(rate, 1)), RateToleranceLu);

    [Theory]
    [InlineData(-23)]
    [InlineData(-33)]
    [InlineData(-36)]
    public void A_stereo_sine_reads_its_peak_level(double level) =>
        Assert.Equal(level, Integrated((20, level)), ToleranceLu);

    [Fact]
    public void Quiet_stretches_fall_below_the_relative_gate() =>
        Assert.Equal(-23, Integrated((10, -36), (60, -23), (10, -36)), ToleranceLu);

    [Fact]
    public void Very_quiet_stretches_fall_below_the_absolute_gate() =>
        Assert.Equal(-23, Integrated((10, -72), (10, -36), (60, -23), (10, -36), (10, -72)), ToleranceLu);

    [Fact]
    public void Louder_and_softer_stretches_are_averaged_by_energy() =>
        Assert.Equal(-23, Integrated((20, -26), (20.1, -20), (20, -26)), ToleranceLu);

    [Fact]
    public void Surround_channels_count_as_the_recommendation_weights_them()
    {
        // Tech 3341 case 6: six channels, -28 left and right, -24 centre, -30 surround
        double[] levels = [-28, -28, -24, -200, -30, -30];
        var mono = Signals.Sine(1_000, 48_000, 20 * 48_000);
        var signal = new float[6 * mono.Length];

        for (var channel = 0; channel < 6; channel++)
        {
            var gain = (float)Decibels.ToAmplitude(levels[channel]);
            Interleaving.Join([.. mono.Select(sample => gain * sample)], 6, channel, signal);
        }

        Assert.Equal(-23, Loudness.Integrated(signal, new AudioFormat(48_000, 6)), ToleranceLu);
    }

    [Fact]
    public void The_weighting_has_the_recommendations_coefficients_at_48_kHz()
    {
        var (shelf, highPass) = (LoudnessWeighting.Shelf(48_000), LoudnessWeighting.HighPass(48_000));
        Assert.Equal(1.53512485958697, shelf.B0, 1e-6);
        Assert.Equal(-2.69169618940638, shelf.B1, 1e-6);
        Assert.Equal(1.19839281085285, shelf.B2, 1e-6);
        Assert.Equal(-1.69065929318241, shelf.A1, 1e-6);
        Assert.Equal(0.73248077421585, shelf.A2, 1e-6);
        Assert.Equal(-1.99004745483398, highPass.A1, 1e-6);
        Assert.Equal(0.99007225036621, highPass.A2, 1e-6);
    }

    [Fact]
    public void Silence_and_short_signals_have_no_loudness()
    {
        Assert.Equal(double.NegativeInfinity, Loudness.Integrated(new float[96_000], new AudioFormat(48_000, 1)));
        Assert.Equal(double.NegativeInfinity, Loudness.Integrated(Signals.Noise(1_000), new AudioFormat(48_000, 1)));
        Assert.Equal(double.NegativeInfinity, Loudness.Integrated([], new AudioFormat(48_000, 2)));
    }

    [Fact]
    public void Samples_that_are_not_finite_count_as_silence()
    {
        var signal = Signals.Sine(997, 48_000, 240_000);
        signal[1000] = float.NaN;
        signal[2000] = float.PositiveInfinity;
        Assert.Equal(-3.01, Loudness.Integrated(signal, new AudioFormat(48_000, 1)), 0.05);
    }

    [Fact]
    public void Block_size_does_not_change_the_loudness()
    {
        var format = new AudioFormat(44_100, 2);
        var signal = Signals.Noise(4 * 44_100);
        var whole = Loudness.Integrated(signal, format);
        var loudness = new Loudness(format);

        foreach (var block in signal.Chunk(2 * 777))
        {
            loudness.Add(block);
        }

        Assert.Equal(whole, loudness.IntegratedLufs);
    }

    private static double Integrated(params (double Seconds, double LevelDb)[] stretches)
    {
        var loudness = new Loudness(new AudioFormat(48_000, 2));

        foreach (var (seconds, level) in stretches)
        {
            loudness.Add(Signals.Interleave(
                Signals.Sine(1_000, 48_000, (int)(seconds * 48_000), Decibels.ToAmplitude(level)), 2));
        }

        return loudness.IntegratedLufs;
    }
}
