using Microsoft.ML.OnnxRuntime;

namespace WeakSep.RealtimeSeparator.Inference;

/// <summary>The state of a streaming graph between two calls: zero at first. A call reads one bank and writes the other.</summary>
internal sealed class GraphState : IDisposable
{
    private readonly OrtValue[][] _banks;
    private int _bank;

    internal GraphState(InferenceSession session)
    {
        var states = StreamState.Of(session);
        OutputNames = [.. states.Select(state => state.OutputName)];
        _banks = [Zeros(states), Zeros(states)];
    }

    /// <summary>Names of the outputs that are the next state, in the order of the inputs.</summary>
    internal IReadOnlyList<string> OutputNames { get; }

    /// <summary>What the next call reads.</summary>
    internal IReadOnlyList<OrtValue> Current => _banks[_bank];

    /// <summary>Where it writes.</summary>
    internal IReadOnlyList<OrtValue> Following => _banks[1 - _bank];

    /// <summary>Goes on to what was written.</summary>
    internal void Advance() => _bank = 1 - _bank;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var value in _banks.SelectMany(bank => bank))
        {
            value.Dispose();
        }
    }

    private static OrtValue[] Zeros(StreamState[] states) =>
        [.. states.Select(state => OrtValue.CreateTensorValueFromMemory(new float[state.Length], state.Shape))];
}
