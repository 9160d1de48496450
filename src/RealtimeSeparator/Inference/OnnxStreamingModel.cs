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
    private readonly RunOptions _options = new();
    private readonly float[] _magnitude;
    private readonly float[] _masks;
    private readonly float[][] _states;             // all streams' banks
    private readonly List<OrtValue> _values = [];
    private readonly OrtIoBinding[] _bindings;      // first every stream from its first bank to the second, then back
    private int _next;

    internal OnnxStreamingModel(OnnxGraph graph)
    {
        _graph = graph;
        var session = graph.Session;
        var states = StreamState.Of(session);
        _magnitude = Pinned(Facts.Bins);
        _masks = Pinned(Facts.Sources.Count * Facts.Bins);
        var streams = Facts.Interleave;
        _states = [.. Enumerable.Range(0, 2 * streams).SelectMany(_ => states).Select(state => Pinned(state.Length))];
        var magnitude = Bound(_magnitude, [1, 1, Facts.Bins]);
        var masks = Bound(_masks, [1, Facts.Sources.Count, 1, Facts.Bins]);
        var banks = Enumerable.Range(0, 2 * streams)
            .Select(bank => states.Select((state, index) => Bound(_states[(bank * states.Length) + index], state.Shape)).ToArray())
            .ToArray();
        _bindings = [.. banks.Select(_ => session.CreateIoBinding())];

        for (var turn = 0; turn < _bindings.Length; turn++)
        {
            _bindings[turn].BindInput(OnnxGraph.InputName, magnitude);
            _bindings[turn].BindOutput(OnnxMaskModel.OutputName, masks);

            for (var index = 0; index < states.Length; index++)
            {
                _bindings[turn].BindInput(states[index].InputName, banks[turn][index]);
                _bindings[turn].BindOutput(states[index].OutputName, banks[(turn + streams) % banks.Length][index]);
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
        magnitude[.._magnitude.Length].CopyTo(_magnitude);
        _graph.Session.RunWithBinding(_options, _bindings[_next]);
        _masks.CopyTo(masks);
        _next = _next + 1 == _bindings.Length ? 0 : _next + 1;
    }

    /// <inheritdoc/>
    public void Reset()
    {
        foreach (var state in _states)
        {
            Array.Clear(state);
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

        foreach (var value in _values)
        {
            value.Dispose();
        }

        _options.Dispose();
        _graph.Dispose();
    }

    private static float[] Pinned(int length) => GC.AllocateArray<float>(length, pinned: true);

    private OrtValue Bound(float[] memory, long[] shape)
    {
        var value = OrtValue.CreateTensorValueFromMemory(memory, shape);
        _values.Add(value);

        return value;
    }

    /// <summary>All bindings, several times: first calls take 10 to 20 times as long.</summary>
    private void WarmUp()
    {
        const int Rounds = 4;
        var masks = new float[_masks.Length];

        for (var call = 0; call < Rounds * _bindings.Length; call++)
        {
            NextMasks(_magnitude, masks);
        }

        Reset();
    }
}
