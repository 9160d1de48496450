using WeakSep.Audio.Dsp;
using WeakSep.Host.Live;
using WeakSep.Tests.Shared;

namespace WeakSep.Host.Tests.Mixing;

public sealed class OutputStripTests
{
    private const int Rate = 48_000;
    private const int Settled = 960;        // 20 ms, by which every move is over

    // Of the Web Audio API's text, worked out by hand: cos and sin of x pi/2.
    [Theory]
    [InlineData(0, 1, 0, 0, 1)]
    [InlineData(-1, 1, 0, 1, 0)]
    [InlineData(1, 0, 1, 0, 1)]
    [InlineData(0.5, 0.70710678, 0.70710678, 0, 1)]
    [InlineData(-0.25, 1, 0, 0.38268343, 0.92387953)]
    [InlineData(2, 0, 1, 0, 1)]
    public void Pan_follows_the_law_of_browsers(double pan, float leftToLeft, float leftToRight, float rightToLeft, float rightToRight)
    {
        var gains = StereoPan.At(pan);

        Assert.Equal(leftToLeft, gains.LeftToLeft, 1e-6f);
        Assert.Equal(leftToRight, gains.LeftToRight, 1e-6f);
        Assert.Equal(rightToLeft, gains.RightToLeft, 1e-6f);
        Assert.Equal(rightToRight, gains.RightToRight, 1e-6f);
    }

    [Theory]
    [InlineData(0, 0, 0.5f, 0.25f)]
    [InlineData(-6.0206, 0, 0.25f, 0.125f)]
    [InlineData(12, 0, 1.990536f, 0.995268f)]
    [InlineData(-60, 0, 0f, 0f)]
    [InlineData(0, -1, 0.75f, 0f)]
    [InlineData(0, 0.5, 0.35355339f, 0.60355339f)]
    public void Gain_and_pan_are_reached_within_twenty_milliseconds(double gainDb, double pan, float left, float right)
    {
        var strip = Prepared();
        strip.SetGain(gainDb);
        strip.SetPan(pan);
        strip.Apply(othersAreSolo: false);
        var (playedLeft, playedRight) = Play(strip, Constant(0.5f), Constant(0.25f));

        AssertClose((playedLeft[^1], playedRight[^1]));
        strip.TakePeaks();
        Play(strip, Constant(0.5f), Constant(0.25f));
        AssertClose(strip.TakePeaks());

        void AssertClose((float Left, float Right) actual)
        {
            Assert.Equal(left, actual.Left, 1e-5f);
            Assert.Equal(right, actual.Right, 1e-5f);
        }
    }

    [Theory]
    [InlineData(false, false, false, true)]
    [InlineData(false, false, true, false)]
    [InlineData(false, true, true, true)]
    [InlineData(true, false, false, false)]
    [InlineData(true, true, true, false)]
    public void Mute_wins_over_solo_and_solo_silences_the_others(bool mute, bool solo, bool anySolo, bool sounds)
    {
        var strip = Prepared();
        strip.SetMute(mute);
        strip.Solo = solo;

        Assert.Equal(sounds ? StereoPan.At(0) : default, strip.Heard(anySolo));
    }

    [Fact]
    public void A_fader_that_is_dragged_over_a_sine_does_not_click()
    {
        var strip = Prepared();
        var sine = Signals.Sine(440, Rate, Rate);
        var (left, right) = (new float[Rate], new float[Rate]);

        // Sixty moves a second between -60 and 0 dB, the worst that a hand can do; blocks of a device between them.
        for (var (at, move) = (0, 0); at < Rate; at += 800, move++)
        {
            strip.SetGain(move % 2 == 0 ? -60 : 0);
            strip.Apply(othersAreSolo: false);
            strip.Process(sine.AsSpan(at, 800), sine.AsSpan(at, 800), left.AsSpan(at, 800), right.AsSpan(at, 800));
        }

        // The sine's own largest step is 2 pi 440 / 48000 = 0.0576; a glide of 10 ms adds 1/480.
        Assert.True(PlayerRig.LargestStep(left) < 0.0576f + (1f / 480));
        Assert.True(PlayerRig.LargestStep(sine) > 0.0575f);
    }

    private static OutputStrip Prepared()
    {
        var strip = new OutputStrip("bass");
        strip.Prepare(Rate);
        return strip;
    }

    private static float[] Constant(float value) => Enumerable.Repeat(value, Settled).ToArray();

    private static (float[] Left, float[] Right) Play(OutputStrip strip, float[] left, float[] right)
    {
        var (leftOut, rightOut) = (new float[left.Length], new float[left.Length]);
        strip.Process(left, right, leftOut, rightOut);
        return (leftOut, rightOut);
    }
}
