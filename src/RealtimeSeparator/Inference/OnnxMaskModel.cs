using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using WeakSep.Audio;

namespace WeakSep.RealtimeSeparator.Inference;

/// <summary>A mask model that ONNX Runtime computes.</summary>
/// <remarks>
/// Input and output live in the caller's memory, so a call copies nothing. Created by <see cref="ModelLoader"/>, which
/// has checked names and shapes.
/// </remarks>
public sealed class OnnxMaskModel : IMaskModel
{
    /// <summary>Name of the graph's input, float32 [batch, frames, bins].</summary>
    internal const string InputName = "magnitude";

    /// <summary>Name of the graph's output, float32 [batch, sources, frames, bins].</summary>
    internal const string OutputName = "masks";

    private const int WarmUpFrames = 4;     // enough to touch every kernel; the first call takes 10 to 20 times as long

    private static readonly string[] InputNames = [InputName];
    private static readonly string[] OutputNames = [OutputName];

    private readonly InferenceSession _session;
    private readonly RunOptions _runOptions = new();
    private readonly string _file;

    internal OnnxMaskModel(InferenceSession session, ModelFacts facts, ProviderChoice provider, string file)
    {
        _session = session;
        _file = file;
        Facts = facts;
        Provider = provider;
    }

    /// <inheritdoc/>
    public ModelFacts Facts { get; }

    /// <summary>What computes the model, and why something else does not.</summary>
    public ProviderChoice Provider { get; }

    /// <inheritdoc/>
    /// <exception cref="ModelFileException">The graph fails, or a mask is not a number.</exception>
    public unsafe void Run(ReadOnlySpan<float> magnitude, int frames, Span<float> masks)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(frames, 1);
        var inputLength = frames * Facts.Bins;
        var outputLength = Facts.Sources.Count * inputLength;
        ArgumentOutOfRangeException.ThrowIfLessThan(magnitude.Length, inputLength, nameof(magnitude));
        ArgumentOutOfRangeException.ThrowIfLessThan(masks.Length, outputLength, nameof(masks));

        fixed (float* input = magnitude)
        fixed (float* output = masks)
        {
            using var inputValue = Tensor(input, inputLength, [1, frames, Facts.Bins]);
            using var outputValue = Tensor(output, outputLength, [1, Facts.Sources.Count, frames, Facts.Bins]);

            try
            {
                _session.Run(_runOptions, InputNames, [inputValue], OutputNames, [outputValue]);
            }
            catch (OnnxRuntimeException problem)
            {
                throw new ModelFileException($"{_file}: the graph failed on {frames} frames: {ModelLoader.OneLine(problem)}", problem);
            }
        }

        CheckFinite(masks[..outputLength], frames);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _runOptions.Dispose();
        _session.Dispose();
    }

    /// <summary>Runs a few silent frames, so that the first real call is as fast as the others.</summary>
    internal void WarmUp() =>
        Run(new float[WarmUpFrames * Facts.Bins], WarmUpFrames, new float[Facts.Sources.Count * WarmUpFrames * Facts.Bins]);

    private static unsafe OrtValue Tensor(float* data, int length, long[] shape) =>
        OrtValue.CreateTensorValueWithData(
            OrtMemoryInfo.DefaultInstance, TensorElementType.Float, shape, (nint)data, (long)length * sizeof(float));

    private void CheckFinite(ReadOnlySpan<float> masks, int frames)
    {
        // A sum is not a number as soon as one value is not; masks are bounded, so it cannot overflow by itself.
        if (float.IsFinite(System.Numerics.Tensors.TensorPrimitives.Sum(masks)))
        {
            return;
        }

        for (var index = 0; index < masks.Length; index++)
        {
            if (!float.IsFinite(masks[index]))
            {
                var source = Facts.Sources[index / (frames * Facts.Bins)];
                throw new ModelFileException(
                    $"{_file}: output '{OutputName}': {masks[index]} for {source}, bin {index % Facts.Bins}: expected a finite mask");
            }
        }
    }
}
