using WeakSep.RealtimeSeparator.Inference;
using WeakSep.RealtimeSeparator.Transcription;

namespace WeakSep.Host.Evaluation;

/// <summary>What is measured: a separator, a transcriptor, or both.</summary>
/// <param name="Name">Name of the preset or the checkpoint's file.</param>
/// <param name="Separator">The separator; null where there is none.</param>
/// <param name="Transcriptor">The transcriptor; null where there is none, or it is not wanted.</param>
internal sealed record EvaluatedModels(string Name, OnnxMaskModel? Separator, OnnxTranscriptor? Transcriptor) : IDisposable
{
    /// <summary>Ids of the sources, in the models' order.</summary>
    public IReadOnlyList<string> Sources => Separator?.Facts.Sources ?? Transcriptor!.Facts.Sources;

    /// <inheritdoc/>
    public void Dispose()
    {
        Separator?.Dispose();
        Transcriptor?.Dispose();
    }
}
