using WeakSep.RealtimeSeparator.Inference;

namespace WeakSep.Host.Presets;

/// <summary>A preset whose model is ready to run.</summary>
/// <param name="Preset">The description.</param>
/// <param name="Model">The model, warmed up; several threads may call it.</param>
/// <param name="ModelSha256">Hash of the model's file, lower-case hexadecimal.</param>
public sealed record LoadedPreset(Preset Preset, OnnxMaskModel Model, string ModelSha256) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose() => Model.Dispose();
}
