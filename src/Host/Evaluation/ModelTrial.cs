using Microsoft.ML.OnnxRuntime;
using WeakSep.Audio;

namespace WeakSep.Host.Evaluation;

/// <summary>Runs exported models for the trainer, which compares them with the networks they came from.</summary>
internal static class ModelTrial
{
    /// <summary>Runs a model once from silence: of a streaming one, each state starts as zeros.</summary>
    public static float[] Run(byte[] model, float[] magnitude, int frames, int bins)
    {
        using var session = new InferenceSession(model);
        using var options = new RunOptions();
        var inputs = session.InputMetadata.ToDictionary(
            input => input.Key,
            input => input.Key.StartsWith(ModelFacts.StateInputPrefix, StringComparison.Ordinal)
                ? Silence(input.Value.Dimensions[1], input.Value.Dimensions[2])
                : OrtValue.CreateTensorValueFromMemory(magnitude, [1, frames, bins]));
        string[] names = [.. session.OutputNames.Where(name => !name.StartsWith(ModelFacts.StateOutputPrefix, StringComparison.Ordinal))];

        try
        {
            using var outputs = session.Run(options, inputs, names);

            return [.. outputs.SelectMany(output => output.GetTensorDataAsSpan<float>().ToArray())];
        }
        finally
        {
            foreach (var value in inputs.Values)
            {
                value.Dispose();
            }
        }
    }

    private static OrtValue Silence(int past, int channels)
    {
        return OrtValue.CreateTensorValueFromMemory(new float[past * channels], [1, past, channels]);
    }
}
