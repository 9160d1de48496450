using FsCheck;
using FsCheck.Fluent;
using WeakSep.Audio.Spectral;
using WeakSep.Tests.Shared;

namespace WeakSep.Audio.Tests.Spectral;

public class StftStreamingTests
{
    private static readonly StftGrid Grid = new(44_100, 512, 120);

    [Theory]
    [InlineData(1, StftEdges.Reflect)]
    [InlineData(7, StftEdges.Reflect)]
    [InlineData(113, StftEdges.Reflect)]
    [InlineData(1000, StftEdges.Reflect)]
    [InlineData(1, StftEdges.Causal)]
    [InlineData(7, StftEdges.Causal)]
    [InlineData(113, StftEdges.Causal)]
    [InlineData(1000, StftEdges.Causal)]
    public void Block_size_does_not_change_the_frames(int block, StftEdges edges)
    {
        var signal = Signals.Noise(30_011);
        var expected = Stream(signal, signal.Length, edges, out var expectedFrames);
        var actual = Stream(signal, block, edges, out var frames);
        Assert.Equal(expectedFrames.Count, frames.Count);

        foreach (var (want, got) in expectedFrames.Zip(frames))
        {
            WaveAssert.Same(want, got);
        }

        WaveAssert.Same(expected, actual);
        WaveAssert.Close(signal, actual, 1e-6);
    }

    [Fact]
    public void Any_cut_of_any_signal_gives_the_same_samples() => Check.QuickThrowOnFailure(
        Prop.ForAll<int, int, int>((seed, lengthSeed, blockSeed) =>
        {
            var signal = Signals.Noise(1 + Math.Abs(lengthSeed % 3000), seed);
            var edges = seed % 2 == 0 ? StftEdges.Causal : StftEdges.Reflect;
            var whole = Stream(signal, signal.Length, edges, out _);
            var cut = Stream(signal, 1 + Math.Abs(blockSeed % 700), edges, out _);
            return whole.SequenceEqual(cut) && WaveAssert.MaxDifference(signal, cut) < 1e-6;
        }));

    [Fact]
    public void Whole_signal_and_streamed_frames_are_the_same()
    {
        var signal = Signals.Noise(10_000);
        _ = Stream(signal, 333, StftEdges.Reflect, out var streamed);
        var whole = Stft.Forward(signal, Grid, WindowShape.SqrtHann);
        Assert.Equal(whole.Frames, streamed.Count);

        for (var frame = 0; frame < whole.Frames; frame++)
        {
            WaveAssert.Same(whole.Re(frame), streamed[frame].AsSpan(0, Grid.Bins));
            WaveAssert.Same(whole.Im(frame), streamed[frame].AsSpan(Grid.Bins));
        }
    }

    [Theory]
    [InlineData(4096, 1024, 256)]
    [InlineData(2048, 512, 128)]
    [InlineData(2048, 512, 256)]
    [InlineData(1024, 1024, 512)]
    public void Asymmetric_windows_reconstruct_at_the_latency_of_the_short_one(int size, int synthesisSize, int hop)
    {
        var grid = new StftGrid(44_100, size, hop);
        var windows = WindowPair.CreateAsymmetric(size, synthesisSize, hop);
        var analyzer = new StftAnalyzer(grid, windows, StftEdges.Causal);
        var synthesizer = new StftSynthesizer(grid, windows, StftEdges.Causal);
        var signal = Signals.Noise(200 * hop);
        var output = new float[signal.Length];
        var (re, im) = (new float[grid.Bins], new float[grid.Bins]);
        var written = 0;

        Assert.Equal(synthesisSize - hop, synthesizer.LatencySamples);

        for (var at = 0; at < signal.Length; at += hop)
        {
            Assert.Equal(hop, analyzer.Push(signal.AsSpan(at, hop)));

            while (analyzer.TryRead(re, im))
            {
                synthesizer.Push(re, im);
            }

            written += synthesizer.Read(output.AsSpan(written));
            Assert.Equal(Math.Max(0, at + hop - synthesizer.LatencySamples), written);
        }

        WaveAssert.Close(signal.AsSpan(0, written), output.AsSpan(0, written), 2e-6);
    }

    [Theory]
    [InlineData(4096, 512, 1024, 256)]
    [InlineData(4096, 512, 2048, 256)]
    [InlineData(2048, 256, 256, 128)]
    public void A_longer_synthesis_window_keeps_the_analysis_and_reconstructs_later(int size, int shortest, int synthesisSize, int hop)
    {
        var grid = new StftGrid(44_100, size, hop);
        var windows = WindowPair.CreateAsymmetric(size, shortest, synthesisSize, hop);
        var signal = Signals.Noise(3 * size);

        Assert.Equal(WindowPair.CreateAsymmetric(size, shortest, hop).Analysis, windows.Analysis);
        Assert.Equal(size - (shortest / 2), windows.Centre);
        Assert.Equal(1f, windows.Analysis[windows.Centre], 1e-6f);
        Assert.Equal(synthesisSize, windows.SynthesisSize);
        Assert.All(windows.Synthesis, value => Assert.InRange(value, 0f, 1.5f));
        WaveAssert.Close(signal, RoundTrip(grid, windows, signal), 2e-6);
    }

    [Fact]
    public void Reset_forgets_the_signal()
    {
        var analyzer = new StftAnalyzer(Grid, WindowShape.SqrtHann);
        var signal = Signals.Noise(3_000);
        var first = Frames(analyzer, signal);
        analyzer.Reset();
        var second = Frames(analyzer, signal);
        Assert.Equal(first.Count, second.Count);

        foreach (var (a, b) in first.Zip(second))
        {
            WaveAssert.Same(a, b);
        }
    }

    [Fact]
    public void A_full_analyzer_takes_no_more()
    {
        var analyzer = new StftAnalyzer(Grid, WindowShape.SqrtHann);
        var taken = analyzer.Push(new float[100_000]);
        Assert.InRange(taken, 4096, 99_999);
        Assert.Equal(0, analyzer.Push(new float[10]));
        Assert.Equal(0, analyzer.Room);
    }

    [Fact]
    public void Windows_that_leave_gaps_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => WindowPair.Create(WindowShape.Hann, 512, 512));
        Assert.Throws<ArgumentOutOfRangeException>(() => WindowPair.CreateAsymmetric(2048, 513, 128));
        Assert.Throws<ArgumentException>(() => new StftAnalyzer(Grid, WindowPair.Create(WindowShape.Hann, 512, 128)));
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        var grid = new StftGrid(44_100, 4096, 1024);
        var analyzer = new StftAnalyzer(grid, WindowShape.SqrtHann);
        var synthesizer = new StftSynthesizer(grid, WindowShape.SqrtHann);
        var (re, im) = (new float[grid.Bins], new float[grid.Bins]);
        var block = Signals.Noise(777);
        var output = new float[5000];

        Assert.Equal(0, AllocationProbe.Bytes(() =>
        {
            analyzer.Push(block);

            while (analyzer.TryRead(re, im))
            {
                synthesizer.Push(re, im);
                synthesizer.Read(output);
            }
        }));
    }

    private static float[] Stream(float[] signal, int block, StftEdges edges, out List<float[]> frames)
    {
        var analyzer = new StftAnalyzer(Grid, WindowShape.SqrtHann, edges);
        var synthesizer = new StftSynthesizer(Grid, WindowShape.SqrtHann, edges);
        var output = new List<float>();
        var buffer = new float[64];
        frames = [];

        for (var at = 0; at < signal.Length; at += block)
        {
            var rest = signal.AsSpan(at, Math.Min(block, signal.Length - at));

            while (!rest.IsEmpty)
            {
                rest = rest[analyzer.Push(rest)..];
                Pass(frames);
            }
        }

        analyzer.Complete();
        Pass(frames);
        synthesizer.Complete(signal.Length);
        Drain();
        return [.. output.Take(signal.Length)];     // a causal frame may reach over the end

        void Pass(List<float[]> collected)
        {
            var (re, im) = (new float[Grid.Bins], new float[Grid.Bins]);

            while (analyzer.TryRead(re, im))
            {
                collected.Add([.. re, .. im]);
                synthesizer.Push(re, im);
                Drain();
            }
        }

        void Drain()
        {
            for (var count = synthesizer.Read(buffer); count > 0; count = synthesizer.Read(buffer))
            {
                output.AddRange(buffer.AsSpan(0, count));
            }
        }
    }

    private static List<float[]> Frames(StftAnalyzer analyzer, float[] signal)
    {
        var frames = new List<float[]>();
        var (re, im) = (new float[Grid.Bins], new float[Grid.Bins]);
        Assert.Equal(signal.Length, analyzer.Push(signal));
        analyzer.Complete();

        while (analyzer.TryRead(re, im))
        {
            frames.Add([.. re, .. im]);
        }

        return frames;
    }

    private static float[] RoundTrip(StftGrid grid, WindowPair windows, float[] signal)
    {
        var analyzer = new StftAnalyzer(grid, windows, StftEdges.Causal);
        var synthesizer = new StftSynthesizer(grid, windows, StftEdges.Causal);
        var output = new float[signal.Length];
        var (re, im) = (new float[grid.Bins], new float[grid.Bins]);
        var (pushed, written) = (0, 0);

        while (written < signal.Length)
        {
            pushed += analyzer.Push(signal.AsSpan(pushed));

            if (pushed == signal.Length)
            {
                analyzer.Complete();
            }

            while (analyzer.TryRead(re, im))
            {
                synthesizer.Push(re, im);
                written += synthesizer.Read(output.AsSpan(written));
            }

            if (pushed == signal.Length)
            {
                synthesizer.Complete(signal.Length);
                synthesizer.Read(output.AsSpan(written));
                break;
            }
        }

        return output;
    }
}
