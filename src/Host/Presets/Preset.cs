namespace WeakSep.Host.Presets;

/// <summary>A model with everything that a person wants to know of it: the content of a <c>preset.json</c>.</summary>
public sealed record Preset
{
    /// <summary>Name of the file inside a preset's folder.</summary>
    public const string FileName = "preset.json";

    /// <summary>The name to ask for: lower-case letters, digits and hyphens; also the folder's name.</summary>
    public required string Name { get; init; }

    /// <summary>One line for lists.</summary>
    public required string Title { get; init; }

    /// <summary>What it separates, what it was trained on, where it fails.</summary>
    public required string Description { get; init; }

    /// <summary>Licence of the model files, an SPDX identifier.</summary>
    public required string Licence { get; init; }

    /// <summary>File name of the mask model, beside the preset.</summary>
    public required string Model { get; init; }

    /// <summary>File name of the transcriptor, beside the preset; null where there is none.</summary>
    public string? Transcriptor { get; init; }

    /// <summary>The sources in the order of the model's outputs.</summary>
    public required IReadOnlyList<PresetSource> Sources { get; init; }

    /// <summary>The rate that the model was trained at, in hertz.</summary>
    public required int SampleRate { get; init; }

    /// <summary>The model's STFT.</summary>
    public required PresetStft Stft { get; init; }

    /// <summary>How the model wants its frames.</summary>
    public required PresetMode Mode { get; init; }

    /// <summary>Conditions that the model accepts beside the mixture; empty for models without.</summary>
    public IReadOnlyList<string> Conditions { get; init; } = [];

    /// <summary>Samples at <see cref="SampleRate"/> that must be known after a sample before it can be separated.</summary>
    public required int LatencySamples { get; init; }

    /// <summary>What made the model; null for presets of unknown origin.</summary>
    public PresetTraining? Training { get; init; }

    /// <summary>The measured results that it is shipped with.</summary>
    public IReadOnlyList<PresetResult> Results { get; init; } = [];
}
