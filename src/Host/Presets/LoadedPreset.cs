using WeakSep.RealtimeSeparator.Inference;
using WeakSep.RealtimeSeparator.Transcription;

namespace WeakSep.Host.Presets;

/// <summary>A preset whose model is ready to run.</summary>
/// <param name="Preset">The description.</param>
/// <param name="Model">The model, warmed up; several threads may call it.</param>
/// <param name="ModelSha256">Hash of the model's file, lower-case hexadecimal.</param>
/// <param name="Transcriptor">The transcriptor, where it was asked for.</param>
public sealed record LoadedPreset(Preset Preset, OnnxMaskModel Model, string ModelSha256, OnnxTranscriptor? Transcriptor) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose()
    {
        Model.Dispose();
        Transcriptor?.Dispose();
    }
}
