using WeakSep.Audio;

namespace WeakSep.RealtimeSeparator.Inference;

/// <summary>A streaming model that goes through one mixture call by call, its state kept from one to the next.</summary>
/// <remarks>
/// Of a recurrent network the state is all of the past, which no context of a few frames can stand for; of a convolution it is
/// the context, computed once. Either way calls of any length give the same masks as one call on all frames.
/// </remarks>
internal sealed class CarriedMaskModel : IMaskModel
{
    private readonly OnnxGraph _graph;
    private readonly GraphState[] _states;      // one per interleaved stream
    private int _next;                          // the stream of the next frame

    internal CarriedMaskModel(OnnxGraph graph)
    {
        _graph = graph;
        _states = [.. Enumerable.Range(0, graph.Facts.Interleave).Select(_ => new GraphState(graph.Session))];
    }

    /// <inheritdoc/>
    public ModelFacts Facts => _graph.Facts;

    /// <inheritdoc/>
    public void Run(ReadOnlySpan<float> magnitude, int frames, Span<float> masks)
    {
        if (_states.Length == 1)
        {
            _graph.Run(magnitude, frames, masks, _states[0]);
            return;
        }

        InterleavedFrames.Run(
            Facts, magnitude, frames, masks, (stream, dealt, count, found) => _graph.Run(dealt, count, found, _states[(_next + stream) % _states.Length]));
        _next = (_next + frames) % _states.Length;
    }

    /// <inheritdoc/>
    public void Dispose() => Array.ForEach(_states, state => state.Dispose());
}
