using WeakSep.RealtimeSeparator.Inference;
using WeakSep.Trainer.Export;
using WeakSep.Trainer.Runs;

namespace WeakSep.Host.Evaluation;

/// <summary>Makes a checkpoint's network playable without a preset: exported in memory, checked, loaded.</summary>
internal static class CheckpointModel
{
    /// <summary>Loads the checkpoint of a separator or a transcriptor.</summary>
    /// <param name="path">The checkpoint.</param>
    /// <param name="threads">Threads within one call.</param>
    /// <exception cref="CheckpointException">The file is no checkpoint, or one of another network.</exception>
    /// <exception cref="ExportException">Its network cannot be exported.</exception>
    internal static EvaluatedModels Load(string path, int threads)
    {
        var checkpoint = Checkpoint.Load(path);

        if (checkpoint.Stage is not ("separator" or "transcriptor"))
        {
            throw new CheckpointException($"{path}: checkpoint of stage {checkpoint.Stage}; expected a separator or a transcriptor");
        }

        var model = OnnxExporter.Export(checkpoint, ProgramVersion.Text, ModelTrial.Run).Model;
        var name = Path.GetFileName(path);

        return checkpoint.Stage == "separator"
            ? new EvaluatedModels(name, ModelLoader.LoadMaskModel(model, path, ExecutionProvider.Cpu, threads), Transcriptor: null)
            : new EvaluatedModels(name, Separator: null, ModelLoader.LoadTranscriptor(model, path, ExecutionProvider.Cpu, threads));
    }
}
