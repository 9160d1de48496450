using Microsoft.ML.OnnxRuntime;
using WeakSep.RealtimeSeparator.Inference;
using WeakSep.Trainer.Export;
using WeakSep.Trainer.Runs;

namespace WeakSep.Host.Evaluation;

/// <summary>Makes a checkpoint's network playable without a preset: exported in memory, checked, loaded.</summary>
internal static class CheckpointModel
{
    /// <summary>Loads a separator's checkpoint.</summary>
    /// <param name="path">The checkpoint.</param>
    /// <param name="threads">Threads within one call.</param>
    /// <exception cref="CheckpointException">The file is no checkpoint.</exception>
    /// <exception cref="ExportException">Its network cannot be exported.</exception>
    internal static OnnxMaskModel Load(string path, int threads)
    {
        var exported = OnnxExporter.Export(Checkpoint.Load(path), ProgramVersion.Text, RunOnce);
        return ModelLoader.LoadMaskModel(exported.Model, path, ExecutionProvider.Cpu, threads);
    }

    private static float[] RunOnce(byte[] model, float[] magnitude, int frames, int bins)
    {
        using var session = new InferenceSession(model);
        using var input = OrtValue.CreateTensorValueFromMemory(magnitude, [1, frames, bins]);
        using var options = new RunOptions();
        using var outputs = session.Run(options, session.InputNames, [input], session.OutputNames);
        return outputs[0].GetTensorDataAsSpan<float>().ToArray();
    }
}
