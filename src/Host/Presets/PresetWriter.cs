using System.Text.Json;
using System.Text.Json.Serialization;
using WeakSep.Audio.Files;

namespace WeakSep.Host.Presets;

/// <summary>Writes <c>preset.json</c> files.</summary>
public static class PresetWriter
{
    private const string SchemaReference = "../schema.json";

    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The text of a preset's file; <see cref="PresetReader"/> reads the same preset from it.</summary>
    /// <param name="preset">The preset.</param>
    public static string ToJson(Preset preset)
    {
        ArgumentNullException.ThrowIfNull(preset);
        var members = JsonSerializer.SerializeToNode(preset, Options)!.AsObject();
        members.Insert(0, "$schema", SchemaReference);
        return members.ToJsonString(Options) + "\n";
    }

    /// <summary>Writes a preset's file, whole or not at all.</summary>
    /// <param name="preset">The preset.</param>
    /// <param name="path">The <c>preset.json</c>.</param>
    public static void Write(Preset preset, string path) => AtomicFile.WriteAllText(path, ToJson(preset));
}
