using WeakSep.RealtimeSeparator.Inference;
using WeakSep.RealtimeSeparator.Transcription;
using WeakSep.Trainer.Export;
using WeakSep.Trainer.Runs;

namespace WeakSep.Host.Evaluation;

/// <summary>Makes a checkpoint's network playable without a preset: exported in memory, checked, loaded.</summary>
internal static class CheckpointModel
{
    /// <summary>Loads the checkpoint of a separator or a transcriptor; of a separator and its transcriptor, the separator.</summary>
    /// <param name="path">The checkpoint.</param>
    /// <param name="threads">Threads within one call.</param>
    /// <exception cref="CheckpointException">The file is no checkpoint, or one of another network.</exception>
    /// <exception cref="ExportException">Its network cannot be exported.</exception>
    internal static EvaluatedModels Load(string path, int threads)
    {
        var checkpoint = Checkpoint.Load(path);
        var name = Path.GetFileName(path);

        return checkpoint.Stage == "transcriptor"
            ? new EvaluatedModels(name, Separator: null, ModelLoader.LoadTranscriptor(Exported(checkpoint), path, ExecutionProvider.Cpu, threads))
            : new EvaluatedModels(name, Separator(checkpoint, path, threads), Transcriptor: null);
    }

    /// <summary>Loads the separator of a checkpoint.</summary>
    /// <param name="path">The checkpoint.</param>
    /// <param name="threads">Threads within one call.</param>
    /// <exception cref="CheckpointException">The file is no checkpoint, or holds no separator.</exception>
    /// <exception cref="ExportException">Its network cannot be exported.</exception>
    internal static OnnxMaskModel LoadSeparator(string path, int threads)
    {
        return Separator(Checkpoint.Load(path), path, threads);
    }

    /// <summary>Loads the transcriptor of a checkpoint.</summary>
    /// <param name="path">The checkpoint.</param>
    /// <param name="threads">Threads within one call.</param>
    /// <exception cref="CheckpointException">The file is no checkpoint, or holds no transcriptor.</exception>
    /// <exception cref="ExportException">Its network cannot be exported.</exception>
    internal static OnnxTranscriptor LoadTranscriptor(string path, int threads) => ModelLoader.LoadTranscriptor(
        Exported(Checkpoint.Load(path).Part("transcriptor")), path, ExecutionProvider.Cpu, threads);

    private static OnnxMaskModel Separator(CheckpointContent checkpoint, string path, int threads) =>
        ModelLoader.LoadMaskModel(Exported(checkpoint.Part("separator")), path, ExecutionProvider.Cpu, threads);

    private static byte[] Exported(CheckpointContent checkpoint) =>
        OnnxExporter.ExportToMeasure(checkpoint, ProgramVersion.Text, ModelTrial.Run).Model;
}
