using WeakSep.Audio;

namespace WeakSep.RealtimeSeparator.Inference;

/// <summary>A mask model that ONNX Runtime computes.</summary>
/// <remarks>
/// Created by <see cref="ModelLoader"/>, which has checked names and shapes. Several threads may call one model at once.
/// </remarks>
public sealed class OnnxMaskModel : IMaskModel
{
    /// <summary>Name of the graph's output, float32 [batch, sources, frames, bins].</summary>
    internal const string OutputName = "masks";

    private readonly OnnxGraph _graph;

    internal OnnxMaskModel(OnnxGraph graph) => _graph = graph;

    /// <inheritdoc/>
    public ModelFacts Facts => _graph.Facts;

    /// <summary>What computes the model, and why something else does not.</summary>
    public ProviderChoice Provider => _graph.Provider;

    /// <inheritdoc/>
    /// <exception cref="ModelFileException">The graph fails, or a mask is not a number.</exception>
    public void Run(ReadOnlySpan<float> magnitude, int frames, Span<float> masks)
    {
        var streams = Math.Min(Facts.Interleave, frames);

        if (streams == 1)
        {
            _graph.Run(magnitude, frames, masks);
            return;
        }

        var most = (frames + streams - 1) / streams;
        var dealt = new float[most * Facts.Bins];
        var found = new float[Facts.Sources.Count * most * Facts.Bins];

        for (var stream = 0; stream < streams; stream++)
        {
            var count = (frames - stream + streams - 1) / streams;

            for (var index = 0; index < count; index++)
            {
                FrameOf(magnitude, stream + (index * streams)).CopyTo(dealt.AsSpan(index * Facts.Bins));
            }

            _graph.Run(dealt, count, found);

            for (var row = 0; row < Facts.Sources.Count * count; row++)
            {
                var (source, index) = Math.DivRem(row, count);
                var frame = (source * frames) + stream + (index * streams);
                FrameOf(found, row).CopyTo(masks[(frame * Facts.Bins)..]);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _graph.Dispose();

    private ReadOnlySpan<float> FrameOf(ReadOnlySpan<float> frames, int index) => frames.Slice(index * Facts.Bins, Facts.Bins);
}
