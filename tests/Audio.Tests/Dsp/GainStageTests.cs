using WeakSep.Audio.Dsp;

namespace WeakSep.Audio.Tests.Dsp;

public class GainStageTests
{
    [Fact]
    public void A_fader_move_glides_over_ten_milliseconds()
    {
        var stage = new GainStage();
        stage.Prepare(new AudioFormat(48_000, 2), 1000);
        stage.Target = 0f;
        var block = Enumerable.Repeat(1f, 2 * 960).ToArray();
        stage.Process(block);

        for (var frame = 1; frame < 960; frame++)
        {
            Assert.InRange(block[(2 * frame) - 2] - block[2 * frame], 0f, 1.01f / 480);
            Assert.Equal(block[2 * frame], block[(2 * frame) + 1]);
        }

        Assert.True(block[2 * 470] > 0f);
        Assert.Equal(0f, block[^1]);
    }

    [Fact]
    public void Unity_is_exact_and_reset_settles()
    {
        var stage = new GainStage();
        stage.Prepare(new AudioFormat(48_000, 1), 10);
        float[] block = [0.1f, -0.7f];
        stage.Process(block);
        Assert.Equal([0.1f, -0.7f], block);
        stage.Target = 2f;
        stage.Reset();
        stage.Process(block);
        Assert.Equal([0.2f, -1.4f], block);
    }

    [Theory]
    [InlineData(-1f, 0f)]
    [InlineData(1000f, 64f)]
    [InlineData(float.NaN, 0f)]
    public void Impossible_gains_are_limited(float asked, float set)
    {
        var stage = new GainStage { Target = asked };
        Assert.Equal(set, stage.Target);
    }

    [Fact]
    public void What_is_too_small_becomes_zero()
    {
        float[] samples = [1e-39f, -1e-31f, 1e-20f, 1f];
        Denormals.Flush(samples);
        Assert.Equal([0f, 0f, 1e-20f, 1f], samples);
    }

    [Fact]
    public void What_is_not_finite_becomes_silence_and_is_counted()
    {
        float[] samples = [1f, float.NaN, float.NegativeInfinity, -0.5f];
        Assert.Equal(2, NonFinite.Silence(samples));
        Assert.Equal([1f, 0f, 0f, -0.5f], samples);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(-6.0206, 0.5)]
    [InlineData(20, 10)]
    public void Decibels_are_amplitudes(double decibels, double amplitude)
    {
        Assert.Equal(amplitude, Decibels.ToAmplitude(decibels), 1e-5);
        Assert.Equal(decibels, Decibels.FromAmplitude(-amplitude), 1e-4);
        Assert.Equal(decibels, Decibels.FromPower(amplitude * amplitude), 1e-4);
        Assert.Equal(amplitude * amplitude, Decibels.ToPower(decibels), 1e-3);
    }
}
