using WeakSep.Audio.Spectral;
using WeakSep.Tests.Shared;

namespace WeakSep.Audio.Tests.Spectral;

public class StftTests
{
    private const double Tolerance = 1e-6;      // perfect reconstruction of samples in [-1, 1]

    /// <summary>The grids of the four systems and the one that is shipped.</summary>
    public static TheoryData<WindowShape, int, int> Grids => new()
    {
        { WindowShape.SqrtHann, 2048, 500 },
        { WindowShape.SqrtHann, 128, 32 },
        { WindowShape.SqrtHann, 256, 64 },
        { WindowShape.SqrtHann, 512, 128 },
        { WindowShape.SqrtHann, 1024, 256 },
        { WindowShape.Hann, 1022, 256 },
        { WindowShape.Hann, 1024, 320 },
        { WindowShape.Hann, 2048, 320 },
        { WindowShape.SqrtHann, 2048, 512 },
        { WindowShape.SqrtHann, 4096, 1024 },
        { WindowShape.SqrtHann, 4480, 1120 },
        { WindowShape.Hamming, 512, 128 },
    };

    [Theory]
    [MemberData(nameof(Grids))]
    public void Any_length_comes_back(WindowShape shape, int window, int hop)
    {
        var grid = new StftGrid(16_000, window, hop);

        foreach (var length in (int[])[1, 2, 3, hop - 1, hop, hop + 1, window / 2, (window / 2) + 1, window - 1, window, (3 * window) + 7, 20_000, 10 * hop])
        {
            var signal = Signals.Noise(length, seed: length);
            var frames = Stft.Forward(signal, grid, shape);
            Assert.Equal(1 + (length / hop), frames.Frames);
            WaveAssert.Close(signal, Stft.Inverse(frames, length), Tolerance);
        }
    }

    [Theory]
    [MemberData(nameof(Grids))]
    public void A_frame_equals_the_windowed_transform_of_the_mirrored_signal(WindowShape shape, int window, int hop)
    {
        var grid = new StftGrid(16_000, window, hop);
        var signal = Signals.Noise(9_999);
        var frames = Stft.Forward(signal, grid, shape);
        var pair = WindowPair.Create(shape, window, hop);
        var fft = new RealFft(window);

        foreach (var frame in (int[])[0, 1, 5, frames.Frames - 2, frames.Frames - 1])
        {
            var cut = new float[window];

            for (var n = 0; n < window; n++)
            {
                var at = (frame * hop) - (window / 2) + n;
                at = at < 0 ? -at : at;
                at = at >= signal.Length ? (2 * (signal.Length - 1)) - at : at;
                cut[n] = signal[at] * pair.Analysis[n];
            }

            var (re, im) = (new float[grid.Bins], new float[grid.Bins]);
            fft.Forward(cut, re, im);
            WaveAssert.Same(re, frames.Re(frame));
            WaveAssert.Same(im, frames.Im(frame));
        }
    }

    [Fact]
    public void An_empty_signal_has_one_silent_frame()
    {
        var frames = Stft.Forward([], new StftGrid(16_000, 512, 128), WindowShape.Hann);
        Assert.Equal(1, frames.Frames);
        Assert.All(frames.Re(0).ToArray(), value => Assert.Equal(0f, value));
        Assert.Empty(Stft.Inverse(frames, 0));
    }

    [Fact]
    public void The_root_of_hann_sums_as_the_paper_says()
    {
        // weak-labels specification, front end: 325.95 for 512 samples
        Assert.Equal(325.95, WindowPair.Create(WindowShape.SqrtHann, 512, 128).AnalysisSum, 0.005);
    }

    [Fact]
    public void Magnitudes_do_not_depend_on_the_rate_when_divided_by_the_window_sum()
    {
        var (low, high) = (new StftGrid(22_050, 2048, 512), new StftGrid(22_050, 2048, 512).ScaledTo(44_100));
        var a = MagnitudeAt(low, 440);
        var b = MagnitudeAt(high, 440);
        Assert.Equal(a, b, 1e-3);

        static double MagnitudeAt(StftGrid grid, double frequencyHz)
        {
            var frames = Stft.Forward(Signals.Sine(frequencyHz, grid.SampleRate, grid.SampleRate), grid, WindowShape.SqrtHann);
            var pair = WindowPair.Create(WindowShape.SqrtHann, grid.WindowSize, grid.Hop);
            var magnitudes = new float[grid.Bins];
            frames.Magnitudes(20, magnitudes, (float)(1 / pair.AnalysisSum));
            return magnitudes[(int)Math.Round(frequencyHz / grid.BinSpacingHz)];
        }
    }
}
