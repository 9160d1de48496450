using WeakSep.Audio.Dsp;
using WeakSep.Tests.Shared;

namespace WeakSep.Audio.Tests.Dsp;

public class ResamplerTests
{
    private const double HighQualityTolerance = 2e-5;   // 20 bits leave -120 dB; the rest is the passband's ripple

    [Theory]
    [InlineData(44_100, 22_050)]
    [InlineData(22_050, 44_100)]
    [InlineData(48_000, 44_100)]
    [InlineData(44_100, 16_000)]
    [InlineData(192_000, 44_100)]
    [InlineData(8_000, 44_100)]
    public void A_sine_stays_the_same_sine(int from, int to)
    {
        const double FrequencyHz = 1_000;
        var output = Resampler.Resample(Signals.Sine(FrequencyHz, from, from, 0.5), from, to);
        var expected = Signals.Sine(FrequencyHz, to, to, 0.5);
        Assert.Equal(to, output.Length);
        var inner = (to / 10)..(to - (to / 10));      // the signal's sudden start and end ring
        WaveAssert.Close(expected.AsSpan()[inner], output.AsSpan()[inner], HighQualityTolerance);
    }

    [Fact]
    public void What_the_lower_rate_cannot_hold_is_gone()
    {
        var output = Resampler.Resample(Signals.Sine(15_000, 44_100, 44_100), 44_100, 16_000);
        Assert.True(output.AsSpan(2_000, 12_000).ToArray().Max(Math.Abs) < 1e-4);
    }

    [Theory]
    [InlineData(44_100, 48_000, 1)]
    [InlineData(44_100, 48_000, 2)]
    [InlineData(44_100, 22_050, 12_345)]
    [InlineData(22_050, 44_100, 7)]
    [InlineData(96_000, 44_100, 0)]
    public void The_length_follows_the_ratio(int from, int to, int length) => Assert.Equal(
        (int)Math.Round((double)length * to / from, MidpointRounding.AwayFromZero),
        Resampler.Resample(Signals.Noise(length), from, to).Length);

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(113)]
    [InlineData(1000)]
    public void Block_size_does_not_change_the_sound(int block)
    {
        var signal = Signals.Noise(20_000);
        var expected = Resampler.Resample(signal, 44_100, 32_000);
        using var resampler = new Resampler(44_100, 32_000, channels: 1);
        var output = new List<float>();
        var buffer = new float[512];

        for (var at = 0; at < signal.Length; at += block)
        {
            var rest = signal.AsSpan(at, Math.Min(block, signal.Length - at));

            while (!rest.IsEmpty)
            {
                var produced = resampler.Process(rest, buffer, out var consumed);
                output.AddRange(buffer.AsSpan(0, produced));
                rest = rest[consumed..];
            }
        }

        for (var produced = resampler.Flush(buffer); produced > 0; produced = resampler.Flush(buffer))
        {
            output.AddRange(buffer.AsSpan(0, produced));
        }

        Assert.InRange(output.Count, expected.Length - 1, expected.Length + 1);
        var common = Math.Min(output.Count, expected.Length);
        WaveAssert.Close(expected.AsSpan(0, common), output.ToArray().AsSpan(0, common), 1e-6);
    }

    [Fact]
    public void Channels_do_not_mix()
    {
        var (left, right) = (Signals.Sine(440, 44_100, 10_000), Signals.Sine(1_234, 44_100, 10_000));
        var block = new float[20_000];
        Interleaving.Join(left, 2, 0, block);
        Interleaving.Join(right, 2, 1, block);
        using var resampler = new Resampler(44_100, 22_050, channels: 2);
        var output = new float[20_000];
        var frames = resampler.Process(block, output, out var consumed);
        Assert.Equal(10_000, consumed);
        frames += resampler.Flush(output.AsSpan(2 * frames));
        var one = new float[frames];
        Interleaving.Split(output.AsSpan(0, 2 * frames), 2, 1, one);
        WaveAssert.Close(Resampler.Resample(right, 44_100, 22_050).AsSpan(0, 4_900), one.AsSpan(0, 4_900), 1e-6);
    }

    [Theory]
    [InlineData(0, 44_100, 1)]
    [InlineData(44_100, double.NaN, 1)]
    [InlineData(44_100, 1e9, 1)]
    [InlineData(44_100, 48_000, 0)]
    [InlineData(44_100, 48_000, 65)]
    public void Impossible_settings_are_refused(double from, double to, int channels) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Resampler(from, to, channels));
}
