using WeakSep.Audio;
using WeakSep.RealtimeSeparator;
using WeakSep.RealtimeSeparator.Inference;
using WeakSep.Tests.Shared;
using WeakSep.Trainer;
using WeakSep.Trainer.Networks;

namespace WeakSep.Host.Tests.Live;

/// <summary>Recurrent networks from the trainer, exported: of one direction run frame by frame, of two by blocks.</summary>
public sealed class RecurrentModelTests : IDisposable
{
    private const int Frames = 40;
    private const int Hop = 32;
    private const double Tolerance = 1e-5;      // of masks from 0 to 1: the promise of the design for streamed and whole files

    private readonly string _folder = Directory.CreateTempSubdirectory("weaksep-recurrent-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Carried_state_gives_what_the_whole_gives(int interleave)
    {
        var path = Export(bidirectional: false, interleave);
        using var whole = ModelLoader.LoadMaskModel(path, ExecutionProvider.Cpu, threads: 1);
        using var stream = ModelLoader.LoadStreamingModel(path, ExecutionProvider.Cpu, threads: 1);
        var (bins, sources) = (whole.Facts.Bins, whole.Facts.Sources.Count);
        var magnitude = Signals.Noise(Frames * bins).Select(Math.Abs).ToArray();
        var expected = new float[sources * Frames * bins];
        whole.Run(magnitude, Frames, expected);
        var masks = new float[sources * bins];

        for (var round = 0; round < 2; round++)
        {
            for (var frame = 0; frame < Frames; frame++)
            {
                stream.NextMasks(magnitude.AsSpan(frame * bins, bins), masks);

                for (var place = 0; place < masks.Length; place++)
                {
                    var (source, bin) = Math.DivRem(place, bins);
                    Assert.Equal(expected[((source * Frames) + frame) * bins + bin], masks[place], Tolerance);
                }
            }

            stream.Reset();
        }

        Assert.Equal(0, AllocationProbe.Bytes(() => stream.NextMasks(magnitude.AsSpan(0, bins), masks)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_whole_file_through_carried_state_is_the_same_in_any_chunks(int interleave)
    {
        using var model = ModelLoader.LoadMaskModel(Export(bidirectional: false, interleave), ExecutionProvider.Cpu, threads: 1);
        var mixture = Signals.Noise(200 * Hop);
        var whole = Separate(model, mixture, chunkFrames: 100_000);

        foreach (var chunkFrames in new[] { 1, 7, 64 })
        {
            var chunks = Separate(model, mixture, chunkFrames);

            for (var source = 0; source < whole.Count; source++)
            {
                Assert.Contains(whole[source], sample => Math.Abs(sample) > 0.01f);
                WaveAssert.Close(whole[source], chunks[source], Tolerance);
            }
        }
    }

    [Fact]
    public void A_model_of_two_directions_is_called_for_its_own_blocks_whatever_chunks_are_wished_for()
    {
        using var model = ModelLoader.LoadMaskModel(Export(bidirectional: true), ExecutionProvider.Cpu, threads: 1);
        var mixture = Signals.Noise(99 * Hop);
        var (whole, wholeCalls) = Traced(100_000);
        var (chunks, chunkCalls) = Traced(7);

        // 100 frames: blocks of 40, 40 and 20, with the 9 frames on either side that exist.
        Assert.Equal([49, 58, 29], wholeCalls);
        Assert.Equal(wholeCalls, chunkCalls);
        Assert.All(whole.Zip(chunks), pair => Assert.Equal(pair.First, pair.Second));

        (IReadOnlyList<float[]> Stems, List<int> Calls) Traced(int chunkFrames)
        {
            var calls = new List<int>();

            return (Separate(new Trace(model, calls), mixture, chunkFrames), calls);
        }
    }

    private static IReadOnlyList<float[]> Separate(IMaskModel model, float[] mixture, int chunkFrames) =>
        UntrainedModel.Separate(model, mixture, new SeparatorSettings { ChunkFrames = chunkFrames });

    private string Export(bool bidirectional, int interleave = 1) => UntrainedModel.Export(
        new TrainingSettings
        {
            Instruments = ["siren", "dog_bark"],
            SampleRate = 8000,
            Window = 128,
            Hop = Hop,
            Interleave = interleave,
            SynthesisWindow = bidirectional ? null : 64 / interleave,
            Recurrent = new RecurrentSettings { Layers = 2, Units = 9, Bidirectional = bidirectional, BlockFrames = 40, ContextFrames = 9 },
        },
        _folder);

    /// <summary>Notes how many frames each call has.</summary>
    private sealed class Trace(IMaskModel model, List<int> calls) : IMaskModel
    {
        public ModelFacts Facts => model.Facts;

        public void Run(ReadOnlySpan<float> magnitude, int frames, Span<float> masks)
        {
            calls.Add(frames);
            model.Run(magnitude, frames, masks);
        }

        public void Dispose()
        {
        }
    }
}
