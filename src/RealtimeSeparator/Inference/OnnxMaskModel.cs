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
    public IMaskModel? Carried() => Facts.Mode == ModelMode.Streaming ? new CarriedMaskModel(_graph) : null;

    /// <inheritdoc/>
    /// <exception cref="ModelFileException">The graph fails, or a mask is not a number.</exception>
    public void Run(ReadOnlySpan<float> magnitude, int frames, Span<float> masks)
    {
        if (Facts.Interleave == 1)
        {
            _graph.Run(magnitude, frames, masks);
            return;
        }

        InterleavedFrames.Run(Facts, magnitude, frames, masks, (_, dealt, count, found) => _graph.Run(dealt, count, found));
    }

    /// <inheritdoc/>
    public void Dispose() => _graph.Dispose();
}
