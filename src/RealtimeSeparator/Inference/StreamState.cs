using System.Globalization;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using WeakSep.Audio;

namespace WeakSep.RealtimeSeparator.Inference;

/// <summary>One piece of a streaming graph's state: a tensor that one call puts out and the next takes in.</summary>
/// <param name="InputName">Name of the input.</param>
/// <param name="OutputName">Name of the output.</param>
/// <param name="Shape">[1, past, channels].</param>
internal readonly record struct StreamState(string InputName, string OutputName, long[] Shape)
{
    private const int MaxStates = 1024;             // far above any network; bounds what a hostile file can ask for
    private const long MaxLength = 1 << 24;         // the same for the values of one state

    /// <summary>Number of values.</summary>
    internal int Length => (int)Shape.Aggregate(1L, (product, size) => product * size);

    /// <summary>The states of a graph in the order of their numbers; none for one without.</summary>
    internal static StreamState[] Of(InferenceSession session)
    {
        var count = session.InputMetadata.Keys.Count(IsState);

        return [.. Enumerable.Range(0, count).Select(index =>
        {
            var number = index.ToString(CultureInfo.InvariantCulture);
            var name = ModelFacts.StateInputPrefix + number;
            var shape = session.InputMetadata[name].Dimensions.Select(size => (long)Math.Max(size, 1)).ToArray();

            return new StreamState(name, ModelFacts.StateOutputPrefix + number, shape);
        })];
    }

    /// <summary>Checks that states go in and come out in pairs of one shape, as the mode promises.</summary>
    /// <exception cref="ModelFileException">They do not; the message names the tensor.</exception>
    internal static void Check(InferenceSession session, ModelFacts facts, string file)
    {
        var inputs = session.InputMetadata.Where(input => IsState(input.Key)).ToDictionary();

        if (inputs.Count > MaxStates || (inputs.Count > 0) != (facts.Mode == ModelMode.Streaming))
        {
            throw new ModelFileException(
                $"{file}: metadata 'weaksep.mode' says {facts.Mode}, but {inputs.Count} inputs are named '{ModelFacts.StateInputPrefix}*':"
                + $" expected 1 to {MaxStates} of a streaming model, none of a block model");
        }

        for (var index = 0; index < inputs.Count; index++)
        {
            var number = index.ToString(CultureInfo.InvariantCulture);
            var name = ModelFacts.StateInputPrefix + number;

            if (!inputs.TryGetValue(name, out var input) || !Fits(input))
            {
                throw new ModelFileException($"{file}: input '{name}': expected float32 [*, past, channels] of at most {MaxLength} values");
            }

            if (!session.OutputMetadata.TryGetValue(ModelFacts.StateOutputPrefix + number, out var output)
                || output.ElementDataType != TensorElementType.Float
                || !output.Dimensions.Skip(1).SequenceEqual(input.Dimensions.Skip(1)))
            {
                throw new ModelFileException(
                    $"{file}: output '{ModelFacts.StateOutputPrefix + number}': expected float32 of the same shape as input '{name}'");
            }
        }
    }

    private static bool IsState(string name) => name.StartsWith(ModelFacts.StateInputPrefix, StringComparison.Ordinal);

    private static bool Fits(NodeMetadata tensor) =>
        tensor.IsTensor && tensor.ElementDataType == TensorElementType.Float
        && tensor.Dimensions is [_, > 0 and var past, > 0 and var channels] && (long)past * channels <= MaxLength;
}
