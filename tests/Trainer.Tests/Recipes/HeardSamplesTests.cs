using WeakSep.Audio.Spectral;
using WeakSep.Trainer.Data;
using WeakSep.Trainer.Recipes;
using static TorchSharp.torch;

namespace WeakSep.Trainer.Tests.Recipes;

public class HeardSamplesTests
{
    [Theory]
    [InlineData(64, 16, 8)]
    [InlineData(128, 128, 32)]
    public void What_is_heard_of_a_frame_is_the_frame_under_both_windows(int size, int synthesis, int hop)
    {
        using var scope = NewDisposeScope();
        var windows = WindowPair.CreateAsymmetric(size, synthesis, hop);
        var random = new Random(4);
        var frame = Enumerable.Range(0, size).Select(_ => random.NextDouble() - 0.5).ToArray();
        var bins = size / 2 + 1;
        var spectrum = new float[2 * bins];

        for (var bin = 0; bin < bins; bin++)
        {
            // The definition of the transform, term by term.
            for (var n = 0; n < size; n++)
            {
                var value = frame[n] * windows.Analysis[n] / windows.AnalysisSum;
                spectrum[bin] += (float)(value * Math.Cos(2 * Math.PI * bin * n / size));
                spectrum[bins + bin] -= (float)(value * Math.Sin(2 * Math.PI * bin * n / size));
            }
        }

        var heard = tensor(spectrum, [1, 2 * bins]).matmul(HeardSamples.Matrix(windows, bins)).data<float>().ToArray();

        Assert.Equal(synthesis, heard.Length);
        Assert.All(heard.Index(), sample =>
        {
            var n = size - synthesis + sample.Index;
            Assert.Equal(frame[n] * windows.Analysis[n] * windows.Synthesis[n], sample.Item, 1e-5);
        });
    }

    [Fact]
    public void Sources_that_the_masks_give_back_exactly_leave_the_floor_alone()
    {
        using var scope = NewDisposeScope();
        var settings = Settings(SourceDistance.Logarithmic);
        using var meter = new DistanceMeter(settings);
        var spectrum = rand(1, 3, 2, settings.Bins);
        // The first source is the mixture, the second is silent.
        var sources = stack([spectrum, zeros_like(spectrum)], 1);
        var masks = stack([ones(1, 3, settings.Bins), zeros(1, 3, settings.Bins)], 1);
        var clips = new ClipBatch(["one"], zeros(1), zeros(1), Spectrum: spectrum, SourceSpectra: sources);

        // ln((0.1 + 0.02) / (1 + 0.1 + 0.02)) of the first, ln(0.02 / 0.02) of the second.
        Assert.Equal(Math.Log(0.12 / 1.12) / 2, meter.Of(masks, clips).item<float>(), 1e-4);
    }

    [Fact]
    public void What_lies_before_the_synthesis_window_does_not_count()
    {
        using var scope = NewDisposeScope();
        var settings = Settings(SourceDistance.Squared);
        using var meter = new DistanceMeter(settings);
        var early = Frame(settings, n => n == 40 ? 1 : 0);
        var late = Frame(settings, n => n == 500 ? 1 : 0);
        var both = early + late;

        Assert.Equal(0, Distance(both, late), 1e-5);      // the source is the late click: the early one is not heard
        Assert.Equal(1, Distance(both, early), 1e-4);     // the source is silent where it is heard

        double Distance(Tensor mixture, Tensor source)
        {
            var clips = new ClipBatch(["one"], zeros(1), zeros(1), Spectrum: mixture, SourceSpectra: source.unsqueeze(1));

            return meter.Of(ones(1, 1, 1, settings.Bins), clips).item<float>();
        }
    }

    [Fact]
    public void Gradients_reach_the_masks()
    {
        using var scope = NewDisposeScope();
        var settings = Settings(SourceDistance.Logarithmic);
        using var meter = new DistanceMeter(settings);
        var spectrum = rand(2, 3, 2, settings.Bins);
        var masks = full([2, 2, 3, settings.Bins], 0.5).requires_grad_();
        var clips = new ClipBatch(["one", "two"], zeros(1), zeros(1), Spectrum: spectrum);
        meter.Of(masks, clips, taught: rand(2, 2, 3, settings.Bins)).backward();

        Assert.True(masks.grad!.abs().sum().item<float>() > 0);
    }

    private static TrainingSettings Settings(SourceDistance distance)
    {
        return TrackMaker.Settings with
        {
            Interleave = 4,
            SynthesisWindow = 64,
            Losses = new() { Distance = distance, DistanceOn = DistanceDomain.Samples },
        };
    }

    /// <summary>The spectrum [1, 1, 2, bins] of a frame of samples, as training has it.</summary>
    private static Tensor Frame(TrainingSettings settings, Func<int, double> sample)
    {
        var spectrum = new float[2 * settings.Bins];

        for (var n = 0; n < settings.Window; n++)
        {
            var value = sample(n) * settings.Windows.Analysis[n] / settings.Windows.AnalysisSum;

            for (var bin = 0; value != 0 && bin < settings.Bins; bin++)
            {
                spectrum[bin] += (float)(value * Math.Cos(2 * Math.PI * bin * n / settings.Window));
                spectrum[settings.Bins + bin] -= (float)(value * Math.Sin(2 * Math.PI * bin * n / settings.Window));
            }
        }

        return tensor(spectrum, [1, 1, 2, settings.Bins]);
    }
}
