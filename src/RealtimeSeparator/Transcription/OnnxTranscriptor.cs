using WeakSep.Audio;
using WeakSep.RealtimeSeparator.Inference;

namespace WeakSep.RealtimeSeparator.Transcription;

/// <summary>A transcriptor that ONNX Runtime computes: which pitches each source plays in each frame.</summary>
/// <remarks>Created by <see cref="ModelLoader"/>. Several threads may call one model at once.</remarks>
public sealed class OnnxTranscriptor : IDisposable
{
    /// <summary>Pitches of a roll, the keys of a piano.</summary>
    public const int Pitches = 88;

    /// <summary>MIDI number of the lowest pitch, A0.</summary>
    public const int LowestPitch = 21;

    /// <summary>Name of the graph's output, float32 [batch, sources, frames, 88].</summary>
    internal const string OutputName = "pianoroll";

    private readonly OnnxGraph _graph;

    internal OnnxTranscriptor(OnnxGraph graph) => _graph = graph;

    /// <summary>What the model promises.</summary>
    public ModelFacts Facts => _graph.Facts;

    /// <summary>Computes the rolls of consecutive frames.</summary>
    /// <param name="magnitude">|STFT| over the sum of the analysis window, [frames, bins].</param>
    /// <param name="frames">Number of frames, at least 1.</param>
    /// <param name="roll">Receives probabilities, [sources, frames, 88].</param>
    /// <exception cref="ModelFileException">The graph fails, or a probability is not a number.</exception>
    public void Run(ReadOnlySpan<float> magnitude, int frames, Span<float> roll) => _graph.Run(magnitude, frames, roll);

    /// <inheritdoc/>
    public void Dispose() => _graph.Dispose();
}
