using WeakSep.Audio.Metrics;
using WeakSep.Audio.Spectral;
using WeakSep.Host.Evaluation;
using WeakSep.Tests.Shared;

namespace WeakSep.Host.Tests.Evaluation;

public sealed class IdealRatioMaskTests
{
    private static readonly StftGrid Grid = new(22050, 1024, 256);
    private static readonly WindowPair Windows = WindowPair.Create(WindowShape.SqrtHann, Grid.WindowSize, Grid.Hop);

    [Fact]
    public void Sources_that_do_not_overlap_come_back()
    {
        var low = Signals.Sine(220, 22050, 22050, 0.5);
        var high = Signals.Sine(3000, 22050, 22050, 0.5);
        var mixture = low.Zip(high, (a, b) => a + b).ToArray();
        var estimates = IdealRatioMask.Separate(mixture, [low, null, high], Grid, Windows, StftEdges.Reflect);

        Assert.Null(estimates[1]);
        Assert.True(SiSdr.Decibels(estimates[0]!, low) > 30);
        Assert.True(SiSdr.Decibels(estimates[2]!, high) > 30);
    }

    [Fact]
    public void A_source_alone_comes_back_as_it_is()
    {
        var noise = Signals.Noise(5000);
        var estimates = IdealRatioMask.Separate(noise, [noise], Grid, Windows, StftEdges.Reflect);

        WaveAssert.Close(noise, estimates[0], 1e-5);
    }

    [Fact]
    public void What_belongs_to_no_class_is_kept_out()
    {
        var low = Signals.Sine(220, 22050, 22050, 0.5);
        var mixture = low.Zip(Signals.Sine(3000, 22050, 22050, 0.5), (a, b) => a + b).ToArray();
        var estimates = IdealRatioMask.Separate(mixture, [low], Grid, Windows, StftEdges.Reflect);

        Assert.True(SiSdr.Decibels(estimates[0]!, low) > 30);
    }

    [Fact]
    public void It_is_the_plain_formula()
    {
        var first = Signals.Noise(3001, seed: 1);
        var second = Signals.Noise(3001, seed: 2);
        var mixture = first.Zip(second, (a, b) => a + b).ToArray();
        var x = Stft.Forward(mixture, Grid, WindowShape.Hann);
        var s1 = Stft.Forward(first, Grid, WindowShape.Hann);
        var s2 = Stft.Forward(second, Grid, WindowShape.Hann);
        var (m1, m2) = (new float[Grid.Bins], new float[Grid.Bins]);

        for (var frame = 0; frame < x.Frames; frame++)
        {
            s1.Magnitudes(frame, m1);
            s2.Magnitudes(frame, m2);

            for (var bin = 0; bin < Grid.Bins; bin++)
            {
                x.Re(frame)[bin] *= m1[bin] / (m1[bin] + m2[bin] + 1e-12f);
                x.Im(frame)[bin] *= m1[bin] / (m1[bin] + m2[bin] + 1e-12f);
            }
        }

        var estimates = IdealRatioMask.Separate(mixture, [first, second], Grid, WindowPair.Create(WindowShape.Hann, Grid.WindowSize, Grid.Hop), StftEdges.Reflect);
        WaveAssert.Close(Stft.Inverse(x, mixture.Length), estimates[0], 1e-4);
    }
}
