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
        var exported = OnnxExporter.Export(Checkpoint.Load(path).Part("separator"), ProgramVersion.Text, ModelTrial.Run);
        return ModelLoader.LoadMaskModel(exported.Model, path, ExecutionProvider.Cpu, threads);
    }
}
