using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using WeakSep.Audio;

namespace WeakSep.RealtimeSeparator.Inference;

/// <summary>
/// A loaded graph with one input, magnitude [batch, frames, bins], and one output [batch, sources, frames, width], whose names and
/// shapes were checked when it was loaded. A streaming graph has its state beside them; a call starts from silence unless it is
/// given one.
/// </summary>
/// <remarks>Input and output live in the caller's memory, so a call copies nothing. Several threads may call it at once.</remarks>
internal sealed class OnnxGraph : IDisposable
{
    /// <summary>Name of the input of every model.</summary>
    internal const string InputName = "magnitude";

    private const int WarmUpFrames = 4;     // enough to touch every kernel; the first call takes 10 to 20 times as long

    private readonly InferenceSession _session;
    private readonly string[] _inputNames;
    private readonly OrtValue[] _silence;
    private readonly RunOptions _runOptions = new();
    private readonly string _file;
    private readonly string[] _outputNames;
    private readonly int _width;

    internal OnnxGraph(InferenceSession session, ModelFacts facts, ProviderChoice provider, string file, string outputName, int width)
    {
        _session = session;
        _file = file;
        _outputNames = [outputName];
        var states = StreamState.Of(session);
        _inputNames = [InputName, .. states.Select(state => state.InputName)];
        _silence = [.. states.Select(state => OrtValue.CreateTensorValueFromMemory(new float[state.Length], state.Shape))];
        _width = width;
        Facts = facts;
        Provider = provider;
        // A graph is captured for bindings of fixed place only, not for these calls.
        _runOptions.AddRunConfigEntry(ProviderChoice.GraphKey, "-1");
    }

    internal ModelFacts Facts { get; }

    internal ProviderChoice Provider { get; }

    /// <summary>The session, for models that keep their state.</summary>
    internal InferenceSession Session => _session;

    /// <summary>Computes the output of consecutive frames.</summary>
    /// <param name="magnitude">[frames, bins].</param>
    /// <param name="frames">At least 1.</param>
    /// <param name="output">Receives [sources, frames, width].</param>
    /// <param name="state">What a streaming graph goes on from, and leaves for the next call; null: silence.</param>
    /// <exception cref="ModelFileException">The graph fails, or an output is not a number.</exception>
    internal unsafe void Run(ReadOnlySpan<float> magnitude, int frames, Span<float> output, GraphState? state = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(frames, 1);
        var inputLength = frames * Facts.Bins;
        var outputLength = Facts.Sources.Count * frames * _width;
        ArgumentOutOfRangeException.ThrowIfLessThan(magnitude.Length, inputLength, nameof(magnitude));
        ArgumentOutOfRangeException.ThrowIfLessThan(output.Length, outputLength, nameof(output));

        fixed (float* inputPointer = magnitude)
        fixed (float* outputPointer = output)
        {
            using var inputValue = Tensor(inputPointer, inputLength, [1, frames, Facts.Bins]);
            using var outputValue = Tensor(outputPointer, outputLength, [1, Facts.Sources.Count, frames, _width]);

            try
            {
                if (state is null)
                {
                    _session.Run(_runOptions, _inputNames, [inputValue, .. _silence], _outputNames, [outputValue]);
                }
                else
                {
                    _session.Run(
                        _runOptions,
                        _inputNames,
                        [inputValue, .. state.Current],
                        [.. _outputNames, .. state.OutputNames],
                        [outputValue, .. state.Following]);
                    state.Advance();
                }
            }
            catch (OnnxRuntimeException problem)
            {
                throw new ModelFileException($"{_file}: the graph failed on {frames} frames: {ModelLoader.OneLine(problem)}", problem);
            }
        }

        CheckFinite(output[..outputLength], frames);
    }

    /// <summary>Runs a few silent frames, so that the first real call is as fast as the others.</summary>
    internal void WarmUp() =>
        Run(new float[WarmUpFrames * Facts.Bins], WarmUpFrames, new float[Facts.Sources.Count * WarmUpFrames * _width]);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var state in _silence)
        {
            state.Dispose();
        }

        _runOptions.Dispose();
        _session.Dispose();
    }

    private static unsafe OrtValue Tensor(float* data, int length, long[] shape) =>
        OrtValue.CreateTensorValueWithData(
            OrtMemoryInfo.DefaultInstance, TensorElementType.Float, shape, (nint)data, (long)length * sizeof(float));

    private void CheckFinite(ReadOnlySpan<float> output, int frames)
    {
        // A sum is not a number as soon as one value is not; masks and probabilities are bounded, so it cannot overflow by itself.
        if (float.IsFinite(System.Numerics.Tensors.TensorPrimitives.Sum(output)))
        {
            return;
        }

        for (var index = 0; index < output.Length; index++)
        {
            if (!float.IsFinite(output[index]))
            {
                var source = Facts.Sources[index / (frames * _width)];
                throw new ModelFileException(
                    $"{_file}: output '{_outputNames[0]}': {output[index]} for {source}, place {index % _width}: expected a finite value");
            }
        }
    }
}
