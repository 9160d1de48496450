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
    private readonly OrtIoBinding[] _bindings;      // first every stream from its first bank to the second, then back
    private int _next;

    internal OnnxStreamingModel(OnnxGraph graph)
    {
        _graph = graph;
        var session = graph.Session;
        var states = StreamState.Of(session);
        var streams = Facts.Interleave;
        _memory = graph.Provider.Provider == ExecutionProvider.Cuda ? new CudaStreamMemory(session, 2 * streams) : new StreamMemory();
        _magnitude = _memory.Tensor(1, 1, Facts.Bins);
        _masks = _memory.Tensor(1, Facts.Sources.Count, 1, Facts.Bins);
        _banks = [.. Enumerable.Range(0, 2 * streams).Select(_ => states.Select(state => _memory.Tensor(state.Shape)).ToArray())];
        _bindings = [.. _banks.Select(_ => session.CreateIoBinding())];

        for (var turn = 0; turn < _bindings.Length; turn++)
        {
            _bindings[turn].BindInput(OnnxGraph.InputName, _magnitude.Value);
            _bindings[turn].BindOutput(OnnxMaskModel.OutputName, _masks.Value);

            for (var index = 0; index < states.Length; index++)
            {
                _bindings[turn].BindInput(states[index].InputName, _banks[turn][index].Value);
                _bindings[turn].BindOutput(states[index].OutputName, _banks[(turn + streams) % _banks.Length][index].Value);
            }
        }

        WarmUp();
    }

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
        _next = _next + 1 == _bindings.Length ? 0 : _next + 1;
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
        foreach (var binding in _bindings)
        {
            binding.Dispose();
        }

        _memory.Dispose();
        _graph.Dispose();
    }

    /// <summary>All bindings, several times: first calls take 10 to 20 times as long, and a graph is captured by the second.</summary>
    private void WarmUp()
    {
        const int Rounds = 4;
        var masks = new float[_masks.Host.Length];

        for (var call = 0; call < Rounds * _bindings.Length; call++)
        {
            NextMasks(_magnitude.Host, masks);
        }

        Reset();
    }
}
