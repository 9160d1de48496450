using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using WeakSep.Audio;
using WeakSep.Audio.Spectral;
using WeakSep.RealtimeSeparator.Inference;
using WeakSep.Tests.Shared;

namespace WeakSep.RealtimeSeparator.Tests;

public sealed class OfflineSeparatorTests : IDisposable
{
    private const float Rounding = 1e-5f;       // the contract on chunk sizes: float arithmetic in another order, no more
    private const double FramesPerSecond = 22050.0 / 512;

    private readonly OnnxMaskModel _model =
        ModelLoader.LoadMaskModel(new ToyModelFile().ToBytes(), "toy.onnx", ExecutionProvider.Cpu, threads: 1);

    public static TheoryData<int, int> Formats => new()
    {
        { 44100, 2 }, { 22050, 1 }, { 48000, 2 }, { 8000, 1 }, { 192000, 1 }, { 44100, 6 }, { 11025, 2 },
    };

    public void Dispose() => _model.Dispose();

    [Theory]
    [MemberData(nameof(Formats))]
    public void The_size_of_the_chunks_does_not_change_the_samples(int rate, int channels)
    {
        var format = new AudioFormat(rate, channels);
        var mixture = Mixtures.Create(format, seconds: rate * channels <= 96000 ? 8.6 : 3.1);
        var whole = Separate(_model, format, mixture, new SeparatorSettings { ChunkFrames = int.MaxValue });

        foreach (var seconds in (double[])[1.0, 7.3])
        {
            var settings = new SeparatorSettings { ChunkFrames = (int)(seconds * FramesPerSecond) };
            var chunked = Separate(_model, format, mixture, settings);

            for (var source = 0; source < 3; source++)
            {
                AssertClose(whole.Stems[source], chunked.Stems[source], Rounding);
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(113)]
    [InlineData(1000)]
    public void The_size_of_the_pieces_read_does_not_change_the_samples(int piece)
    {
        var format = new AudioFormat(44100, 2);
        var mixture = Mixtures.Create(format, seconds: 0.7);
        var expected = Separate(_model, format, mixture, new SeparatorSettings());
        var sink = new MemorySink();
        new OfflineSeparator(_model, new SeparatorSettings()).Separate(new MemorySource(format, mixture, piece), sink);

        AssertClose(expected.Stems[1], sink.Stems[1], tolerance: 0f);
    }

    [Fact]
    public void A_chunk_that_forgets_its_context_would_be_noticed()
    {
        // The guard of the test above: the toy model does depend on its neighbours, by far more than rounding.
        var format = new AudioFormat(22050, 1);
        var mixture = Mixtures.Create(format, seconds: 3);
        using var forgetful = ModelLoader.LoadMaskModel(
            new ToyModelFile { Metadata = new Dictionary<string, string?> { ["weaksep.context"] = "0", ["weaksep.lookahead"] = "0" } }.ToBytes(),
            "toy.onnx", ExecutionProvider.Cpu, threads: 1);
        var whole = Separate(forgetful, format, mixture, new SeparatorSettings { ChunkFrames = int.MaxValue });
        var chunked = Separate(forgetful, format, mixture, new SeparatorSettings { ChunkFrames = 20 });

        var difference = WaveAssert.MaxDifference(CollectionsMarshal.AsSpan(whole.Stems[0]), CollectionsMarshal.AsSpan(chunked.Stems[0]));
        Assert.True(difference > 100 * Rounding, $"difference {difference}");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void The_wiener_filter_does_not_depend_on_chunks_either(int iterations)
    {
        var format = new AudioFormat(44100, 2);
        var mixture = Mixtures.Create(format, seconds: 4);
        var whole = Separate(_model, format, mixture, new SeparatorSettings { ChunkFrames = int.MaxValue, WienerIterations = iterations });
        var chunked = Separate(_model, format, mixture, new SeparatorSettings { ChunkFrames = 43, WienerIterations = iterations });

        AssertClose(whole.Stems[2], chunked.Stems[2], Rounding);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void The_identity_gives_the_mixture_back_in_time_and_in_length(int rate, int channels)
    {
        var format = new AudioFormat(rate, channels);

        foreach (var seconds in (double[])[1.37, 0.01])
        {
            var mixture = Mixtures.Create(format, seconds);
            using var identity = new IdentityMaskModel(_model.Facts);
            var result = Separate(identity, format, mixture, new SeparatorSettings { ChunkFrames = 16 });

            AssertClose(mixture, result.Mixture, tolerance: 0f);
            AssertClose(mixture, result.Stems[0], tolerance: 2e-6f);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(511)]
    [InlineData(1023)]
    [InlineData(1024)]
    [InlineData(4097)]
    public void Mixtures_of_a_few_samples_keep_their_length(int frames)
    {
        var format = new AudioFormat(44100, 1);
        var mixture = Mixtures.Create(format, seconds: 1)[..frames];
        var result = Separate(_model, format, mixture, new SeparatorSettings());

        Assert.All(result.Stems, stem => Assert.Equal(frames, stem.Count));
        WaveAssert.Close(mixture, Sum(result.Stems), tolerance: 2e-6f);     // the toy's masks sum to one
    }

    [Fact]
    public void A_mixture_without_samples_makes_stems_without_samples()
    {
        var format = new AudioFormat(44100, 2);
        var sink = new MemorySink();
        var summary = new OfflineSeparator(_model, new SeparatorSettings()).Separate(new MemorySource(format, []), sink);

        Assert.Equal(new SeparationSummary(0, 0), summary);
        Assert.Empty(sink.Mixture);
    }

    [Fact]
    public void The_stereo_image_stays()
    {
        // A mono signal panned with gains 0.8 and -0.3: every stem has to have the same ratio between its channels.
        var mono = Mixtures.Create(new AudioFormat(44100, 1), seconds: 2);
        var stereo = mono.SelectMany(sample => (float[])[0.8f * sample, -0.3f * sample]).ToArray();
        var result = Separate(_model, new AudioFormat(44100, 2), stereo, new SeparatorSettings());

        foreach (var stem in result.Stems)
        {
            for (var frame = 0; frame < mono.Length; frame++)
            {
                Assert.Equal(stem[2 * frame] * -0.3f / 0.8f, stem[(2 * frame) + 1], Rounding);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Masks_that_sum_to_one_make_stems_that_sum_to_the_mixture_up_to_the_last_bin(int rate, int channels)
    {
        var format = new AudioFormat(rate, channels);
        var mixture = Mixtures.Create(format, seconds: 1.5);
        var result = Separate(_model, format, mixture, new SeparatorSettings());

        WaveAssert.Close(mixture, Sum(result.Stems), tolerance: 3e-6f);
    }

    [Fact]
    public void Samples_that_are_not_numbers_are_silence_and_counted()
    {
        var format = new AudioFormat(44100, 1);
        var mixture = Mixtures.Create(format, seconds: 1);
        var clean = (float[])mixture.Clone();
        (mixture[100], mixture[20000], mixture[20001]) = (float.NaN, float.PositiveInfinity, float.NegativeInfinity);
        (clean[100], clean[20000], clean[20001]) = (0f, 0f, 0f);
        var sink = new MemorySink();
        var summary = new OfflineSeparator(_model, new SeparatorSettings()).Separate(new MemorySource(format, mixture), sink);

        Assert.Equal(3, summary.NonFiniteSamples);
        AssertClose(Separate(_model, format, clean, new SeparatorSettings()).Stems[0], sink.Stems[0], tolerance: 0f);
    }

    [Fact]
    public void Silence_stays_silent()
    {
        var format = new AudioFormat(44100, 2);
        var result = Separate(_model, format, new float[88200], new SeparatorSettings { WienerIterations = 2 });

        Assert.All(result.Stems, stem => Assert.All(stem, sample => Assert.Equal(0f, sample)));
    }

    [Fact]
    public void Only_wanted_sources_are_made_in_the_order_wanted()
    {
        var format = new AudioFormat(44100, 1);
        var mixture = Mixtures.Create(format, seconds: 1);
        var all = Separate(_model, format, mixture, new SeparatorSettings());
        var some = Separate(_model, format, mixture, new SeparatorSettings { Sources = ["piano", "bass"] });

        Assert.Equal(2, some.Stems.Count);
        AssertClose(all.Stems[2], some.Stems[0], tolerance: 0f);
        AssertClose(all.Stems[0], some.Stems[1], tolerance: 0f);
        Assert.Throws<ArgumentException>(() => new OfflineSeparator(_model, new SeparatorSettings { Sources = ["drums"] }));
    }

    [Fact]
    public void Frames_are_those_of_the_whole_signal_transform()
    {
        // The path against the plain formula: whole STFT, one call of the model, whole inverse.
        var format = new AudioFormat(22050, 1);
        var mixture = Mixtures.Create(format, seconds: 2.1);
        var facts = _model.Facts;
        var frames = Stft.Forward(mixture, facts.Grid, facts.WindowShape);
        var scale = (float)(1 / WindowPair.Create(facts.WindowShape, facts.Window, facts.Hop).AnalysisSum);
        var magnitude = new float[frames.Frames * facts.Bins];
        var masks = new float[3 * magnitude.Length];

        for (var frame = 0; frame < frames.Frames; frame++)
        {
            frames.Magnitudes(frame, magnitude.AsSpan(frame * facts.Bins, facts.Bins), scale);
        }

        _model.Run(magnitude, frames.Frames, masks);

        for (var frame = 0; frame < frames.Frames; frame++)
        {
            for (var bin = 0; bin < facts.Bins; bin++)
            {
                frames.Re(frame)[bin] *= masks[(frame * facts.Bins) + bin];
                frames.Im(frame)[bin] *= masks[(frame * facts.Bins) + bin];
            }
        }

        var expected = Stft.Inverse(frames, mixture.Length);
        AssertClose(expected, Separate(_model, format, mixture, new SeparatorSettings { ChunkFrames = 20 }).Stems[0], Rounding);
    }

    [Fact]
    public void A_stop_ends_the_work_and_a_failing_sink_is_reported_as_it_is()
    {
        var format = new AudioFormat(44100, 2);
        var mixture = Mixtures.Create(format, seconds: 20);
        using var stop = new CancellationTokenSource();
        var separator = new OfflineSeparator(_model, new SeparatorSettings { ChunkFrames = 16 });

        Assert.ThrowsAny<OperationCanceledException>(() =>
            separator.Separate(new MemorySource(format, mixture), new ActionSink(stop.Cancel), cancellation: stop.Token));
        Assert.Throws<IOException>(() =>
            separator.Separate(new MemorySource(format, mixture), new ActionSink(() => throw new IOException("disk full"))));
    }

    private static MemorySink Separate(IMaskModel model, AudioFormat format, float[] mixture, SeparatorSettings settings)
    {
        var sink = new MemorySink();
        new OfflineSeparator(model, settings).Separate(new MemorySource(format, mixture), sink);
        return sink;
    }

    private static float[] Sum(IReadOnlyList<List<float>> stems)
    {
        var sum = new float[stems[0].Count];

        foreach (var stem in stems)
        {
            TensorPrimitives.Add(sum, CollectionsMarshal.AsSpan(stem), sum);
        }

        return sum;
    }

    private static void AssertClose(float[] expected, List<float> actual, float tolerance) =>
        WaveAssert.Close(expected, CollectionsMarshal.AsSpan(actual), tolerance);

    private static void AssertClose(List<float> expected, List<float> actual, float tolerance) =>
        WaveAssert.Close(CollectionsMarshal.AsSpan(expected), CollectionsMarshal.AsSpan(actual), tolerance);

    private sealed class ActionSink(Action action) : IStemSink
    {
        public void Write(ReadOnlyMemory<float> mixture, IReadOnlyList<ReadOnlyMemory<float>> stems) => action();
    }
}
