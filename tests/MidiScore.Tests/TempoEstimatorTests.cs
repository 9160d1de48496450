using FsCheck;
using FsCheck.Fluent;

namespace WeakSep.MidiScore.Tests;

public class TempoEstimatorTests
{
    private const double FrameSeconds = 768.0 / 22050;      // transcribed onsets come in steps of this

    [Theory]
    [InlineData(72)]
    [InlineData(96.4)]
    [InlineData(120)]
    [InlineData(138)]
    [InlineData(131.7)]
    public void A_steady_beat_is_found_to_a_tenth_of_a_percent_through_frames_and_scatter(double bpm)
    {
        var random = new Random(5);
        var beat = 60 / bpm;

        // Quarters, most of their eighths and a few notes off the beat, 40 bars.
        var onsets = Enumerable.Range(0, 160).SelectMany(quarter => new[]
        {
            quarter * beat,
            random.NextDouble() < 0.7 ? (quarter + 0.5) * beat : quarter * beat,
            random.NextDouble() < 0.1 ? (quarter + random.NextDouble()) * beat : quarter * beat,
        }).Select(onset => Math.Floor((onset + (0.01 * random.NextDouble())) / FrameSeconds) * FrameSeconds);

        Assert.Equal(bpm, TempoEstimator.Estimate(onsets)!.Value, bpm / 1000);
    }

    [Fact]
    public void Onsets_without_a_beat_have_no_tempo()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var random = new Random(seed);
            Assert.Null(TempoEstimator.Estimate(Enumerable.Range(0, 300).Select(_ => 100 * random.NextDouble())));
        }
    }

    [Fact]
    public void A_few_onsets_have_no_tempo()
    {
        Assert.Null(TempoEstimator.Estimate([]));
        Assert.Null(TempoEstimator.Estimate([3.2]));
        Assert.Null(TempoEstimator.Estimate([0, 0.41, 1.3]));
    }

    [Fact]
    public void Where_the_music_begins_and_in_which_order_onsets_come_changes_nothing() => Check.QuickThrowOnFailure(
        Prop.ForAll(ArbMap.Default.ArbFor<int[]>(), ArbMap.Default.ArbFor<byte>(), (steps, shift) =>
        {
            double[] onsets = [.. steps.Select(step => Math.Abs(step % 400) * 0.25)];
            var later = onsets.Reverse().Select(onset => onset + shift);
            return TempoEstimator.Estimate(onsets) == TempoEstimator.Estimate(later);
        }));
}
