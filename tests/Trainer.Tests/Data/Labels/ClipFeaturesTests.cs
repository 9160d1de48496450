using WeakSep.Audio.Spectral;
using WeakSep.Tests.Shared;
using WeakSep.Trainer.Data.Labels;

namespace WeakSep.Trainer.Tests.Data.Labels;

public class ClipFeaturesTests
{
    private const int Frames = 35;
    private const double Rounding = 1e-6;

    [Fact]
    public void Magnitudes_are_those_that_playback_sees()
    {
        var settings = new TrainingSettings { SampleRate = 16000, Window = 512, Hop = 128, ClipFrames = Frames };
        var samples = Signals.Noise((Frames - 1) * 128);
        var magnitudes = new float[Frames * 257];
        new ClipFeatures(settings).Write(samples, magnitudes);
        var analyzer = new StftAnalyzer(settings.Grid, settings.Windows);
        Assert.Equal(samples.Length, analyzer.Push(samples));
        analyzer.Complete();
        var (re, im) = (new float[257], new float[257]);
        var sum = settings.Windows.AnalysisSum;

        for (var frame = 0; frame < Frames; frame++)
        {
            Assert.True(analyzer.TryRead(re, im), $"frame {frame} is missing");

            for (var bin = 0; bin < 257; bin++)
            {
                Assert.Equal(Math.Sqrt((double)re[bin] * re[bin] + (double)im[bin] * im[bin]) / sum, magnitudes[frame * 257 + bin], Rounding);
            }
        }

        Assert.False(analyzer.TryRead(re, im));
        Assert.Equal(325.95, sum, 0.01);        // weak-labels.md section 4
    }

    [Fact]
    public void A_clip_shorter_than_a_window_is_mirrored_again_and_again()
    {
        var settings = new TrainingSettings { SampleRate = 8000, Window = 64, Hop = 4, ClipFrames = 3 };
        var magnitudes = new float[3 * 33];
        new ClipFeatures(settings).Write([1f, 0, 0, 0, 0, 0, 0, 0, 0], magnitudes);

        Assert.All(magnitudes, magnitude => Assert.InRange(magnitude, 0, 1));
        Assert.Contains(magnitudes, magnitude => magnitude > 0.01f);
    }
}
