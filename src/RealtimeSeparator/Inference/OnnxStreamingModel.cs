using Microsoft.ML.OnnxRuntime;
using WeakSep.Audio;

namespace WeakSep.RealtimeSeparator.Inference;

/// <summary>A streaming mask model that ONNX Runtime computes, one frame a call.</summary>
/// <remarks>
/// Input, output and state are bound once, the state of each interleaved stream in two banks: each call reads one and
/// writes the other, so that nothing is copied, bound or allocated from call to call.
/// </remarks>
public sealed class OnnxStreamingModel : IStreamingMaskModel
{
    private readonly OnnxGraph _graph;
    private readonly StreamMemory _memory;
    private readonly StreamTensor _magnitude;
    private readonly StreamTensor _masks;
    private readonly StreamTensor[][] _banks;       // first every stream's first bank, then every stream's second
    private readonly List<OrtIoBinding> _bindings = [];     // first every stream from its first bank to the second, then back
    private int _next;

    /// <summary>Binds the tensors and warms the model up.</summary>
    /// <param name="graph">The model; its own from now on, unless this fails.</param>
    /// <param name="memory">Where the tensors live; its own in any case.</param>
    internal OnnxStreamingModel(OnnxGraph graph, StreamMemory memory)
    {
        _graph = graph;
        _memory = memory;

        try
        {
            var states = StreamState.Of(graph.Session);
            _magnitude = memory.Tensor(1, 1, Facts.Bins);
            _masks = memory.Tensor(1, Facts.Sources.Count, 1, Facts.Bins);
            _banks = [.. Enumerable.Range(0, TurnsOf(Facts)).Select(_ => states.Select(state => memory.Tensor(state.Shape)).ToArray())];
            Bind(states);
            WarmUp();
        }
        catch
        {
            Release();
            throw;
        }
    }

    /// <summary>How many bindings take turns: two per interleaved stream.</summary>
    internal static int TurnsOf(ModelFacts facts) => 2 * facts.Interleave;

    /// <inheritdoc/>
    public ModelFacts Facts => _graph.Facts;

    /// <summary>What computes the model, and why something else does not.</summary>
    public ProviderChoice Provider => _graph.Provider;

    /// <inheritdoc/>
    /// <exception cref="OnnxRuntimeException">The graph fails.</exception>
    [AudioThread]
    public void NextMasks(ReadOnlySpan<float> magnitude, Span<float> masks)
    {
        magnitude[.._magnitude.Host.Length].CopyTo(_magnitude.Host);
        _memory.Upload(_magnitude);
        _graph.Session.RunWithBinding(_memory.Options(_next), _bindings[_next]);
        _memory.Download(_masks);
        _masks.Host.CopyTo(masks);
        _next = _next + 1 == _bindings.Count ? 0 : _next + 1;
    }

    /// <inheritdoc/>
    public void Reset()
    {
        foreach (var state in _banks.SelectMany(bank => bank))
        {
            Array.Clear(state.Host);
            _memory.Upload(state);
        }

        _next = 0;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Release();
        _graph.Dispose();
    }

    private void Bind(StreamState[] states)
    {
        for (var turn = 0; turn < _banks.Length; turn++)
        {
            var binding = _graph.Session.CreateIoBinding();
            _bindings.Add(binding);
            binding.BindInput(OnnxGraph.InputName, _magnitude.Value);
            binding.BindOutput(OnnxMaskModel.OutputName, _masks.Value);

            for (var index = 0; index < states.Length; index++)
            {
                binding.BindInput(states[index].InputName, _banks[turn][index].Value);
                binding.BindOutput(states[index].OutputName, _banks[(turn + Facts.Interleave) % _banks.Length][index].Value);
            }
        }
    }

    // Everything but the graph, however far it was made.
    private void Release()
    {
        foreach (var binding in _bindings)
        {
            binding.Dispose();
        }

        _memory.Dispose();
    }

    /// <summary>All bindings, several times: first calls take 10 to 20 times as long, and a graph is captured by the second.</summary>
    private void WarmUp()
    {
        const int Rounds = 4;
        var masks = new float[_masks.Host.Length];

        for (var call = 0; call < Rounds * _bindings.Count; call++)
        {
            NextMasks(_magnitude.Host, masks);
        }

        Reset();
    }
}
