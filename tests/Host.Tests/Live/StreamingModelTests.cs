using WeakSep.Audio;
using WeakSep.Host.Evaluation;
using WeakSep.RealtimeSeparator;
using WeakSep.RealtimeSeparator.Inference;
using WeakSep.Tests.Shared;
using WeakSep.Trainer;
using WeakSep.Trainer.Export;
using WeakSep.Trainer.Networks;

namespace WeakSep.Host.Tests.Live;

/// <summary>A causal network from the trainer, exported, and run frame by frame.</summary>
public sealed class StreamingModelTests : IDisposable
{
    private const int Frames = 40;
    private const double Tolerance = 1e-5;      // of masks from 0 to 1: the promise of the design for streamed and whole files

    private readonly string _folder = Directory.CreateTempSubdirectory("weaksep-streaming-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(TcnBlockOrder.WidenFirst, 1, false)]
    [InlineData(TcnBlockOrder.FilterFirst, 1, false)]
    [InlineData(TcnBlockOrder.FilterFirst, 2, false)]
    [InlineData(TcnBlockOrder.FilterFirst, 4, false)]
    [InlineData(TcnBlockOrder.Dense, 2, false)]
    [InlineData(TcnBlockOrder.WidenFirst, 1, true)]
    [InlineData(TcnBlockOrder.FilterFirst, 2, true)]
    public void Frame_by_frame_gives_what_the_whole_gives(TcnBlockOrder order, int interleave, bool inEightBits)
    {
        var path = Export(order, interleave);

        if (inEightBits)
        {
            File.WriteAllBytes(path, WeightQuantizer.Quantize(File.ReadAllBytes(path), path, ModelTrial.Run).Model);
        }

        Streams_as_the_whole(path, stream =>
        {
            Assert.Equal(ModelMode.Streaming, stream.Facts.Mode);
            Assert.Equal(0, stream.Facts.LookaheadFrames);
            Assert.Equal(32 / interleave, stream.Facts.Hop);
            Assert.Equal(interleave * (order == TcnBlockOrder.Dense ? 2 : 1) * 2 * 2 * 7, stream.Facts.ContextFrames);
        });
    }

    [Fact]
    public void The_shipped_live_model_frame_by_frame_gives_what_the_whole_gives() =>
        Streams_as_the_whole(Path.Combine(Repository.Root, "presets", "trio-live", "model.onnx"), _ => { });

    [Fact]
    public void Interleaved_streams_do_not_hear_each_other()
    {
        var path = Export(TcnBlockOrder.FilterFirst, interleave: 4);
        using var model = ModelLoader.LoadMaskModel(path, ExecutionProvider.Cpu, threads: 1);
        var bins = model.Facts.Bins;
        var magnitude = Signals.Noise(Frames * bins).Select(Math.Abs).ToArray();
        var changed = (float[])magnitude.Clone();
        changed.AsSpan(5 * bins, bins).Fill(1);
        var (before, after) = (new float[model.Facts.Sources.Count * Frames * bins], new float[model.Facts.Sources.Count * Frames * bins]);
        model.Run(magnitude, Frames, before);
        model.Run(changed, Frames, after);
        // Two calls may round differently: where their arrays lie in memory decides which vector code computes the ends.
        var different = Enumerable.Range(0, Frames)
            .Where(frame => Enumerable.Range(frame * bins, bins).Any(bin => Math.Abs(before[bin] - after[bin]) > Tolerance));

        Assert.Equal(Enumerable.Range(0, Frames).Where(frame => frame >= 5 && frame % 4 == 1), different);
    }

    [Theory]
    [InlineData(LatencyClass.Low, 16_000)]
    [InlineData(LatencyClass.Low, 15_999)]
    [InlineData(LatencyClass.High, 16_001)]
    [InlineData(LatencyClass.High, 5)]
    public void A_whole_file_through_a_live_model_is_the_same_in_any_chunks(LatencyClass latency, int length)
    {
        using var model = ModelLoader.LoadMaskModel(Export(TcnBlockOrder.FilterFirst, interleave: 2), ExecutionProvider.Cpu, threads: 1);
        var mixture = Signals.Noise(length);
        var whole = Separated(100_000);
        var chunks = Separated(7);

        for (var source = 0; source < whole.Count; source++)
        {
            Assert.Contains(whole[source], sample => Math.Abs(sample) > 0.01f);
            WaveAssert.Close(whole[source], chunks[source], Tolerance);
        }

        IReadOnlyList<float[]> Separated(int chunkFrames) =>
            UntrainedModel.Separate(model, mixture, new SeparatorSettings { ChunkFrames = chunkFrames, Latency = latency });
    }

    [Fact]
    public void A_step_allocates_nothing()
    {
        using var stream = ModelLoader.LoadStreamingModel(Export(TcnBlockOrder.FilterFirst), ExecutionProvider.Cpu, threads: 1);
        var magnitude = new float[stream.Facts.Bins];
        var masks = new float[stream.Facts.Sources.Count * stream.Facts.Bins];

        Assert.Equal(0, AllocationProbe.Bytes(() => stream.NextMasks(magnitude, masks)));
    }

    [Fact]
    public void A_causal_checkpoint_is_evaluated_as_any_other()
    {
        Export(TcnBlockOrder.FilterFirst);
        using var models = CheckpointModel.Load(Path.Combine(_folder, UntrainedModel.CheckpointName), threads: 1);
        var model = models.Separator!;
        var masks = new float[model.Facts.Sources.Count * Frames * model.Facts.Bins];
        model.Run(new float[Frames * model.Facts.Bins], Frames, masks);

        Assert.All(masks, mask => Assert.InRange(mask, 0f, 1f));
    }

    [Fact]
    public void A_block_model_is_not_streamed()
    {
        var path = Path.Combine(_folder, "block.onnx");
        File.WriteAllBytes(path, new ToyModelFile().ToBytes());
        var refusal = Assert.Throws<ModelFileException>(() => ModelLoader.LoadStreamingModel(path, ExecutionProvider.Cpu, threads: 1));

        Assert.Contains("block.onnx", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("'streaming'", refusal.Message, StringComparison.Ordinal);
    }

    private static void Streams_as_the_whole(string path, Action<OnnxStreamingModel> check)
    {
        using var whole = ModelLoader.LoadMaskModel(path, ExecutionProvider.Cpu, threads: 1);
        using var stream = ModelLoader.LoadStreamingModel(path, ExecutionProvider.Cpu, threads: 1);
        var (bins, sources) = (whole.Facts.Bins, whole.Facts.Sources.Count);
        var magnitude = Signals.Noise(Frames * bins).Select(Math.Abs).ToArray();
        var expected = new float[sources * Frames * bins];
        whole.Run(magnitude, Frames, expected);
        var masks = new float[sources * bins];

        check(stream);

        for (var round = 0; round < 2; round++)
        {
            for (var frame = 0; frame < Frames; frame++)
            {
                stream.NextMasks(magnitude.AsSpan(frame * bins, bins), masks);

                for (var source = 0; source < sources; source++)
                {
                    for (var bin = 0; bin < bins; bin++)
                    {
                        Assert.Equal(expected[((source * Frames) + frame) * bins + bin], masks[source * bins + bin], Tolerance);
                    }
                }
            }

            // The second round would differ in its first frames, had the first one left something behind.
            stream.Reset();
        }
    }

    private string Export(TcnBlockOrder order, int interleave = 1) => UntrainedModel.Export(
        new TrainingSettings
        {
            Instruments = ["bass", "guitar"],
            SampleRate = 8000,
            Window = 128,
            Hop = 32,
            Interleave = interleave,
            SynthesisWindow = 64 / interleave,
            Separator = new TcnSettings
            {
                Bottleneck = 6,
                Hidden = 10,
                Skip = 5,
                Repeats = 2,
                BlocksPerRepeat = 3,
                Order = order,
                Causal = true,
            },
        },
        _folder);
}
