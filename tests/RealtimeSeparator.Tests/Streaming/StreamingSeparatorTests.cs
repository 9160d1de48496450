using WeakSep.Audio;
using WeakSep.Audio.Spectral;
using WeakSep.RealtimeSeparator.Inference;
using WeakSep.Tests.Shared;

namespace WeakSep.RealtimeSeparator.Tests.Streaming;

public sealed class StreamingSeparatorTests
{
    private const double Rounding = 4e-6;       // of transform and back, on signals up to 1

    private static readonly ModelFacts Live = new()
    {
        Kind = ModelKind.Mask,
        Sources = ["bass", "guitar"],
        SampleRate = 22_050,
        Window = 512,
        Hop = 32,
        WindowShape = WindowShape.SqrtHann,
        Bins = 200,
        Mode = ModelMode.Streaming,
        ContextFrames = 4,
        LookaheadFrames = 0,
        SynthesisWindow = 64,
    };

    private static readonly ModelFacts Block = Live with
    {
        Mode = ModelMode.Block,
        Hop = 128,
        LookaheadFrames = 3,
        SynthesisWindow = null,
    };

    [Theory]
    // synthesis window - gcd(hop, block) + block, at twice the model's rate: a window of 128 and a hop of 64 samples
    [InlineData(44_100, 64, LatencyClass.Low, 128)]
    [InlineData(44_100, 16, LatencyClass.Low, 128)]
    [InlineData(48_000, 64, LatencyClass.Low, 128)]
    [InlineData(44_100, 128, LatencyClass.Low, 192)]
    [InlineData(44_100, 48, LatencyClass.Low, 160)]
    [InlineData(44_100, 64, LatencyClass.Medium, 256)]
    [InlineData(44_100, 64, LatencyClass.High, 512)]
    [InlineData(22_050, 32, LatencyClass.Low, 64)]
    [InlineData(96_000, 128, LatencyClass.Low, 256)]
    public void Every_output_is_the_input_late_by_the_stated_latency(int rate, int block, LatencyClass latency, int expected)
    {
        using var model = Identity(Live);
        using var separator = new StreamingSeparator(model, new AudioFormat(rate, 2), block, latency);
        var left = Signals.Noise(block * (4096 / block));
        var right = left.Select(sample => -0.5f * sample).ToArray();
        var played = Play(separator, left, right);

        Assert.Equal(expected, separator.Latency.TotalSamples);
        Assert.Equal(0, separator.LateFrames);

        foreach (var output in new[] { played.Source, played.Dry })
        {
            WaveAssert.Close(new float[expected], output[0].AsSpan(0, expected), 0);
            WaveAssert.Close(left.AsSpan(..^expected), output[0].AsSpan(expected), Rounding);
            WaveAssert.Close(right.AsSpan(..^expected), output[1].AsSpan(expected), Rounding);
        }
    }

    [Fact]
    public void Models_that_look_ahead_run_at_the_latency_of_window_lookahead_and_burst()
    {
        const int BurstFrames = 4;
        using var model = new BlockStreamingModel(new IdentityMaskModel(Block), BurstFrames);
        using var separator = new StreamingSeparator(model, new AudioFormat(22_050, 1), blockFrames: 128);
        var signal = Signals.Noise(128 * 60);
        var played = Play(separator, signal);
        var latency = 512 + ((3 + BurstFrames - 1 + BurstFrames - 1) * 128);

        Assert.Equal(latency, separator.Latency.TotalSamples);
        Assert.Equal(0, separator.LateFrames);
        WaveAssert.Close(signal.AsSpan(..^latency), played.Source[0].AsSpan(latency), Rounding);
    }

    [Fact]
    public void What_streams_is_what_the_whole_file_gives()
    {
        using var model = new ByFrameModel(Live);
        using var separator = new StreamingSeparator(model, new AudioFormat(22_050, 1), blockFrames: 32);
        var signal = Signals.Noise(32 * 200);
        var played = Play(separator, signal);
        var sink = new MemorySink();
        new OfflineSeparator(model, new SeparatorSettings()).Separate(new MemorySource(new AudioFormat(22_050, 1), signal), sink);
        var latency = separator.Latency.TotalSamples;

        WaveAssert.Close(sink.Stems[0].ToArray().AsSpan(..^latency), played.Source[0].AsSpan(latency), 1e-5);
    }

    [Fact]
    public void The_sources_and_the_residual_null_against_the_mixture()
    {
        using var model = new ByFrameModel(Live);
        using var separator = new StreamingSeparator(model, new AudioFormat(44_100, 1), blockFrames: 64);
        var played = Play(separator, Signals.Noise(64 * 100));
        var sum = played.Source[0].Zip(played.Second[0], (a, b) => a + b).Zip(played.Residual[0], (a, b) => a + b).ToArray();

        WaveAssert.Close(played.Dry[0], sum, 1e-6);
        Assert.Contains(played.Residual[0], sample => Math.Abs(sample) > 0.01);
    }

    [Fact]
    public void A_late_model_means_the_last_masks_and_a_count()
    {
        using var model = new GatedModel(Live);
        using var separator = new StreamingSeparator(model, new AudioFormat(22_050, 1), blockFrames: 32);
        using var opening = new OpenAtEnd(model);
        var ones = Enumerable.Repeat(1f, 32).ToArray();

        for (var block = 0; block < 40; block++)
        {
            Step(separator, ones);
            SpinWait.SpinUntil(() => separator.FramesUnderWay == 0, TimeSpan.FromSeconds(10));
        }

        Assert.Equal(0, separator.LateFrames);
        Assert.Equal(0.25f, separator.Output(0, 0)[0], 1e-5f);
        model.Gate.Reset();

        for (var block = 0; block < 10; block++)
        {
            Step(separator, ones);
            // Neither silence nor a click: the masks of before.
            Assert.Equal(0.25f, separator.Output(0, 0)[0], 1e-5f);
        }

        Assert.Equal(9, separator.LateFrames);
        model.Gate.Set();
        SpinWait.SpinUntil(() => separator.FramesUnderWay == 0, TimeSpan.FromSeconds(10));
        Step(separator, ones);
        Assert.Equal(9, separator.LateFrames);
    }

    [Fact]
    public void Faulty_input_leaves_the_outputs_finite_and_bounded()
    {
        using var model = new ByFrameModel(Live);
        using var separator = new StreamingSeparator(model, new AudioFormat(44_100, 1), blockFrames: 64);
        var signal = Enumerable.Range(0, 64 * 100).Select(n => (n / 50 % 2 == 0 ? 1f : -1f)).ToArray();
        signal[100] = float.NaN;
        signal[200] = float.PositiveInfinity;
        signal[300] = float.NegativeInfinity;
        signal[400] = float.MaxValue;
        var played = Play(separator, signal);

        Assert.Equal(3, separator.NonFiniteSamples);

        foreach (var output in new[] { played.Source, played.Second, played.Residual, played.Dry })
        {
            Assert.All(output[0], sample => Assert.InRange(sample, -40f, 40f));
            Assert.All(output[0].AsSpan(^1000..).ToArray(), sample => Assert.InRange(sample, -3f, 3f));
        }
    }

    [Fact]
    public void Masks_that_are_not_numbers_are_replaced_by_the_last_ones()
    {
        using var model = new SpoiltModel(Live, spoiltFrame: 50);
        using var separator = new StreamingSeparator(model, new AudioFormat(22_050, 1), blockFrames: 32);
        var played = Play(separator, Signals.Noise(32 * 100));

        Assert.All(played.Source[0], sample => Assert.True(float.IsFinite(sample)));
        Assert.Equal(1, model.Resets);
        Assert.Equal(1, separator.UnusableFrames);
    }

    [Fact]
    public void A_model_that_fails_is_reported_and_the_sound_goes_on()
    {
        using var model = new SpoiltModel(Live, failingFrame: 50);
        using var separator = new StreamingSeparator(model, new AudioFormat(22_050, 1), blockFrames: 32);

        for (var block = 0; block < 100; block++)
        {
            Step(separator, Enumerable.Repeat(1f, 32).ToArray());
            SpinWait.SpinUntil(() => separator.FramesUnderWay == 0 || separator.Failure is not null, TimeSpan.FromSeconds(10));
        }

        Assert.Equal("no more", separator.Failure!.Message);
        Assert.Equal(1f, separator.Output(0, 0)[0], 1e-5f);
    }

    [Fact]
    public void Blocks_of_changing_size_stay_in_step_with_the_dry_mixture()
    {
        using var model = Identity(Live);
        using var separator = new StreamingSeparator(model, new AudioFormat(44_100, 1), blockFrames: 64);
        var signal = Signals.Noise(20_000);
        var sizes = new[] { 64, 1, 63, 64, 17, 30, 50, 64, 5 };
        var (sources, dry) = (new List<float>(), new List<float>());

        for (var (at, turn) = (0, 0); at + 64 < signal.Length; turn++)
        {
            var size = sizes[turn % sizes.Length];
            signal.AsSpan(at, size).CopyTo(separator.Input(0));
            separator.Process(size);
            sources.AddRange(separator.Output(0, 0)[..size]);
            dry.AddRange(separator.Dry(0)[..size]);
            SpinWait.SpinUntil(() => separator.FramesUnderWay == 0, TimeSpan.FromSeconds(10));
            at += size;
        }

        // Where nothing was missing, both are the same; what was missing is silence and is counted.
        var different = sources.Zip(dry, (a, b) => Math.Abs(a - b) > Rounding).Count(differs => differs);
        Assert.InRange(different, 0, separator.MissingSamples);
    }

    [Fact]
    public void Ten_thousand_blocks_allocate_nothing_on_either_thread()
    {
        using var model = Identity(Live);
        using var separator = new StreamingSeparator(model, new AudioFormat(44_100, 2), blockFrames: 64);
        var signal = Signals.Noise(64);

        var least = long.MaxValue;

        // The runtime itself allocates once or twice on the model's thread while methods become hot.
        for (var round = 0; round < 4 && least > 0; round++)
        {
            var before = separator.AllocatedBytes;
            Assert.Equal(0, AllocationProbe.Bytes(() => Step(separator, signal, signal), rounds: 10_000));
            Assert.True(SpinWait.SpinUntil(() => separator.FramesUnderWay == 0, TimeSpan.FromSeconds(10)));
            least = Math.Min(least, separator.AllocatedBytes - before);
        }

        Assert.Equal(0, least);
    }

    private static BlockStreamingModel Identity(ModelFacts facts) => new(new IdentityMaskModel(facts), burstFrames: 1);

    private static void Step(StreamingSeparator separator, params ReadOnlySpan<float[]> channels)
    {
        for (var channel = 0; channel < channels.Length; channel++)
        {
            channels[channel].CopyTo(separator.Input(channel));
        }

        separator.Process(channels[0].Length);
    }

    private static Played Play(StreamingSeparator separator, params float[][] channels)
    {
        var played = new Played(channels.Length, channels[0].Length);
        var block = separator.BlockFrames;

        for (var at = 0; at + block <= channels[0].Length; at += block)
        {
            for (var channel = 0; channel < channels.Length; channel++)
            {
                channels[channel].AsSpan(at, block).CopyTo(separator.Input(channel));
            }

            separator.Process(block);

            for (var channel = 0; channel < channels.Length; channel++)
            {
                separator.Output(0, channel).CopyTo(played.Source[channel].AsSpan(at));
                separator.Output(1, channel).CopyTo(played.Second[channel].AsSpan(at));
                separator.Dry(channel).CopyTo(played.Dry[channel].AsSpan(at));
                separator.Residual(channel).CopyTo(played.Residual[channel].AsSpan(at));
            }

            // A device would give the model the time of a block.
            Assert.True(SpinWait.SpinUntil(() => separator.FramesUnderWay == 0, TimeSpan.FromSeconds(10)));
        }

        return played;
    }

    /// <summary>Opens the gate also when an assertion fails, or the separator would wait for its model for ever.</summary>
    private sealed class OpenAtEnd(GatedModel model) : IDisposable
    {
        public void Dispose() => model.Gate.Set();
    }

    private sealed class Played(int channels, int samples)
    {
        public float[][] Source { get; } = Signal(channels, samples);

        public float[][] Second { get; } = Signal(channels, samples);

        public float[][] Dry { get; } = Signal(channels, samples);

        public float[][] Residual { get; } = Signal(channels, samples);

        private static float[][] Signal(int channels, int samples) => [.. Enumerable.Range(0, channels).Select(_ => new float[samples])];
    }
}
