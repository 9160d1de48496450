using WeakSep.Audio;
using WeakSep.RealtimeSeparator.Inference;
using WeakSep.RealtimeSeparator.Transcription;
using WeakSep.Tests.Shared;

namespace WeakSep.RealtimeSeparator.Tests;

public sealed class OfflineTranscriberTests : IDisposable
{
    private const float Rounding = 1e-5f;       // the contract on chunk sizes: float arithmetic in another order, no more

    private static readonly ToyModelFile Toy = new() { IsTranscriptor = true, Seed = 3 };

    private readonly OnnxMaskModel _separator =
        ModelLoader.LoadMaskModel(new ToyModelFile().ToBytes(), "toy.onnx", ExecutionProvider.Cpu, threads: 1);

    private readonly OnnxTranscriptor _transcriptor = Load(Toy);

    public void Dispose()
    {
        _separator.Dispose();
        _transcriptor.Dispose();
    }

    [Theory]
    [InlineData(44100, 2, true)]
    [InlineData(22050, 1, true)]
    [InlineData(22050, 1, false)]
    [InlineData(8000, 1, true)]
    [InlineData(48000, 2, false)]
    public void The_size_of_the_chunks_does_not_change_the_notes(int rate, int channels, bool separated)
    {
        var format = new AudioFormat(rate, channels);
        var mixture = Mixtures.Create(format, seconds: 4.3);
        var transcriber = new OfflineTranscriber(_transcriptor, separated ? _separator : null);
        var whole = new RollRecord();
        var expected = transcriber.Transcribe(new MemorySource(format, mixture), whole, chunkFrames: int.MaxValue);
        Assert.NotEmpty(expected.Notes);
        Assert.Equal(mixture.Length / channels, expected.Summary.Frames);

        foreach (var chunkFrames in (int[])[1, 43, 100, 0])
        {
            var chunked = new RollRecord();
            var actual = transcriber.Transcribe(new MemorySource(format, mixture), chunked, chunkFrames);

            Assert.Equal(whole.Cells.Count, chunked.Cells.Count);
            Assert.All(whole.Cells.Zip(chunked.Cells), cells => Assert.Equal(cells.First, cells.Second, Rounding));
            Assert.Equal(expected.Notes.Select(Placed), actual.Notes.Select(Placed));
        }
    }

    [Fact]
    public void A_chunk_that_forgets_the_separators_context_would_be_noticed()
    {
        // The guard of the test above: the separator's context reaches the transcriptor, by far more than rounding.
        var format = new AudioFormat(22050, 1);
        var mixture = Mixtures.Create(format, seconds: 3);
        using var forgetful = ModelLoader.LoadMaskModel(
            new ToyModelFile { Metadata = new Dictionary<string, string?> { ["weaksep.context"] = "0", ["weaksep.lookahead"] = "0" } }.ToBytes(),
            "toy.onnx", ExecutionProvider.Cpu, threads: 1);
        var transcriber = new OfflineTranscriber(_transcriptor, forgetful);
        var (whole, chunked) = (new RollRecord(), new RollRecord());
        transcriber.Transcribe(new MemorySource(format, mixture), whole, chunkFrames: int.MaxValue);
        transcriber.Transcribe(new MemorySource(format, mixture), chunked, chunkFrames: 20);

        Assert.True(whole.Cells.Zip(chunked.Cells, (a, b) => Math.Abs(a - b)).Max() > 100 * Rounding);
    }

    [Fact]
    public void Each_source_is_heard_in_its_own_magnitudes()
    {
        // The path against the plain formula: masks times magnitudes, transcribed one by one, own part taken.
        var format = new AudioFormat(22050, 1);
        var mixture = Mixtures.Create(format, seconds: 1);
        var facts = _transcriptor.Facts;
        var frames = WeakSep.Audio.Spectral.Stft.Forward(mixture, facts.Grid, facts.WindowShape);
        var magnitude = new float[frames.Frames * facts.Bins];

        for (var frame = 0; frame < frames.Frames; frame++)
        {
            frames.Magnitudes(frame, magnitude.AsSpan(frame * facts.Bins, facts.Bins), (float)(1 / facts.WindowsOn(facts.Grid).AnalysisSum));
        }

        var masks = new float[3 * magnitude.Length];
        _separator.Run(magnitude, frames.Frames, masks);
        var rolls = new float[3 * frames.Frames * OnnxTranscriptor.Pitches];
        var record = new RollRecord();
        new OfflineTranscriber(_transcriptor, _separator).Transcribe(new MemorySource(format, mixture), record, chunkFrames: int.MaxValue);

        for (var source = 0; source < 3; source++)
        {
            var separated = magnitude.Select((value, index) => value * masks[(source * magnitude.Length) + index]).ToArray();
            _transcriptor.Run(separated, frames.Frames, rolls);
            var own = rolls.Skip(source * frames.Frames * OnnxTranscriptor.Pitches).Take(frames.Frames * OnnxTranscriptor.Pitches);
            Assert.All(own.Zip(record.Of(source, 3)), cells => Assert.Equal(cells.First, cells.Second, Rounding));
        }
    }

    [Fact]
    public void Thresholds_of_the_model_are_kept_to()
    {
        var format = new AudioFormat(22050, 1);
        var mixture = Mixtures.Create(format, seconds: 2);
        using var even = Load(Toy with { Metadata = new Dictionary<string, string?> { ["weaksep.thresholds"] = "0.5,0.5,0.5" } });
        using var strict = Load(Toy with { Metadata = new Dictionary<string, string?> { ["weaksep.thresholds"] = "0.999,0.5,0.5" } });
        var usual = new OfflineTranscriber(even).Transcribe(new MemorySource(format, mixture)).Notes;
        var fewer = new OfflineTranscriber(strict).Transcribe(new MemorySource(format, mixture)).Notes;

        Assert.True(fewer.Count(note => note.Source == 0) < usual.Count(note => note.Source == 0));
        Assert.Equal(usual.Where(note => note.Source > 0), fewer.Where(note => note.Source > 0));
    }

    [Fact]
    public void A_mixture_without_samples_has_no_notes()
    {
        var heard = new OfflineTranscriber(_transcriptor, _separator).Transcribe(new MemorySource(new AudioFormat(44100, 2), []));

        Assert.Empty(heard.Notes);
        Assert.Equal(new SeparationSummary(0, 0), heard.Summary);
    }

    [Fact]
    public void A_separator_of_other_frames_is_refused()
    {
        using var other = Load(Toy with { Hop = 256 });

        Assert.Throws<ArgumentException>(() => new OfflineTranscriber(other, _separator));
        Assert.Null(OfflineTranscriber.Misfit(_separator.Facts, _transcriptor.Facts, "model.onnx"));
        var misfit = OfflineTranscriber.Misfit(_separator.Facts with { Sources = ["bass", "piano", "guitar"] }, _transcriptor.Facts, "model.onnx");
        Assert.Contains("as in model.onnx", misfit, StringComparison.Ordinal);
    }

    [Fact]
    public void A_separator_without_a_limited_context_is_refused_in_words()
    {
        var blocks = OfflineTranscriber.Misfit(_separator.Facts with { BlockFrames = 500 }, _transcriptor.Facts, "model.onnx");
        var carried = OfflineTranscriber.Misfit(
            _separator.Facts with { Mode = ModelMode.Streaming, ContextFrames = 0, LookaheadFrames = 0 }, _transcriptor.Facts, "model.onnx");
        var limited = OfflineTranscriber.Misfit(
            _separator.Facts with { Mode = ModelMode.Streaming, ContextFrames = 4, LookaheadFrames = 0 }, _transcriptor.Facts, "model.onnx");

        Assert.Contains("model.onnx hears blocks of 500 frames", blocks, StringComparison.Ordinal);
        Assert.Contains("model.onnx carries all of the past", carried, StringComparison.Ordinal);
        Assert.Null(limited);
    }

    [Fact]
    public void A_transcriptor_of_blocks_is_refused_when_it_is_loaded()
    {
        var problem = Assert.Throws<ModelFileException>(
            () => Load(Toy with { Metadata = new Dictionary<string, string?> { ["weaksep.block_frames"] = "500" } }));

        Assert.Contains("toy.onnx: metadata 'weaksep.block_frames'", problem.Message, StringComparison.Ordinal);
    }

    private static (int, int, double, double) Placed(TrackedNote note) => (note.Source, note.Pitch, note.OnsetSeconds, note.OffsetSeconds);

    private static OnnxTranscriptor Load(ToyModelFile file) =>
        ModelLoader.LoadTranscriptor(file.ToBytes(), "toy.onnx", ExecutionProvider.Cpu, threads: 1);

    /// <summary>Keeps all probabilities, frame by frame: [frames, sources, 88].</summary>
    private sealed class RollRecord : IRollSink
    {
        public List<float> Cells { get; } = [];

        public void Add(ReadOnlySpan<float> roll, int allFrames, int first, int count)
        {
            var sources = roll.Length / (allFrames * OnnxTranscriptor.Pitches);

            for (var frame = first; frame < first + count; frame++)
            {
                for (var source = 0; source < sources; source++)
                {
                    Cells.AddRange(roll.Slice(((source * allFrames) + frame) * OnnxTranscriptor.Pitches, OnnxTranscriptor.Pitches));
                }
            }
        }

        public IEnumerable<float> Of(int source, int sources) =>
            Cells.Where((_, index) => index / OnnxTranscriptor.Pitches % sources == source);
    }
}
