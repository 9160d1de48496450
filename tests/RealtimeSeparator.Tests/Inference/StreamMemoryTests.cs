using Microsoft.ML.OnnxRuntime;
using WeakSep.Audio;
using WeakSep.RealtimeSeparator.Inference;
using WeakSep.Tests.Shared;

namespace WeakSep.RealtimeSeparator.Tests.Inference;

/// <summary>What a streaming model takes of a device, and gives back when the device refuses in the middle.</summary>
public sealed class StreamMemoryTests
{
    private const int Tensors = 4;      // magnitude, masks, the state in two banks

    private static readonly ModelFacts Facts = ModelFacts.FromMetadata(Session().ModelMetadata.CustomMetadataMap, "toy.onnx");

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(Tensors - 1)]
    public void What_was_taken_is_given_back_when_a_buffer_is_refused(int after)
    {
        var memory = new RefusingMemory(refusesAfter: after);
        using var graph = Graph();
        var refusal = Assert.Throws<InvalidOperationException>(() => new OnnxStreamingModel(graph, memory));

        Assert.Equal("out of memory", refusal.Message);
        Assert.Equal(after, memory.Placed);
        Assert.Equal(1, memory.Releases);
    }

    [Fact]
    public void What_was_taken_is_given_back_when_the_first_call_is_refused()
    {
        var memory = new RefusingMemory(refusesAfter: int.MaxValue) { RefusesCalls = true };
        using var graph = Graph();

        Assert.Throws<InvalidOperationException>(() => new OnnxStreamingModel(graph, memory));
        Assert.Equal((Tensors, 1), (memory.Placed, memory.Releases));

        // The graph is its owner's still, who steps down to the processor or ends it.
        graph.WarmUp();
    }

    [Fact]
    public void A_model_that_works_keeps_its_buffers_to_its_end()
    {
        var memory = new RefusingMemory(refusesAfter: int.MaxValue);
        var model = new OnnxStreamingModel(Graph(), memory);
        Assert.Equal((Tensors, 0), (memory.Placed, memory.Releases));
        model.Dispose();

        Assert.Equal(1, memory.Releases);
    }

    private static InferenceSession Session() => new(new ToyModelFile { CarriesState = true, Window = 64, Hop = 16 }.ToBytes());

    private static OnnxGraph Graph() =>
        new(Session(), Facts, new ProviderChoice(ExecutionProvider.Cpu, null), "toy.onnx", OnnxMaskModel.OutputName, Facts.Bins);

    /// <summary>A device that is full after some buffers.</summary>
    private sealed class RefusingMemory(int refusesAfter) : StreamMemory
    {
        public int Placed { get; private set; }

        public int Releases { get; private set; }

        public bool RefusesCalls { get; init; }

        public override void Upload(StreamTensor tensor)
        {
            if (RefusesCalls)
            {
                throw new InvalidOperationException("no such kernel");
            }
        }

        protected override StreamTensor Place(float[] host, long[] shape)
        {
            if (Placed == refusesAfter)
            {
                throw new InvalidOperationException("out of memory");
            }

            Placed++;
            return base.Place(host, shape);
        }

        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            Releases++;
        }
    }
}
