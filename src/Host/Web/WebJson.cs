using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using WeakSep.Audio.Files;
using WeakSep.Host.Mixing;

namespace WeakSep.Host.Web;

/// <summary>The JSON of the mixer, on the wire and on the disk: camelCase, unknown fields refused.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(Song))]
[JsonSerializable(typeof(SongFile))]
[JsonSerializable(typeof(IReadOnlyList<Song>))]
[JsonSerializable(typeof(Session))]
[JsonSerializable(typeof(Render))]
[JsonSerializable(typeof(RenderFile))]
[JsonSerializable(typeof(IReadOnlyList<Render>))]
[JsonSerializable(typeof(IReadOnlyList<PresetSummary>))]
[JsonSerializable(typeof(NoteLists))]
[JsonSerializable(typeof(EngineFacts))]
[JsonSerializable(typeof(OpeningState))]
internal sealed partial class WebJson : JsonSerializerContext
{
    private const int LargestFile = 64 << 20;   // an hour of dense notes is a few megabytes

    /// <summary>Sets the same rules for what comes from outside.</summary>
    internal static void Configure(JsonSerializerOptions options)
    {
        options.TypeInfoResolverChain.Insert(0, Default);
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.RespectNullableAnnotations = true;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.PropertyNameCaseInsensitive = false;
    }

    /// <summary>Reads a file that <see cref="Write"/> wrote.</summary>
    /// <returns>Null when it is missing or not what it should be: a workspace outlives programs and disks.</returns>
    internal static T? Read<T>(string path, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            var file = new FileInfo(path);
            return file.Exists && file.Length <= LargestFile ? JsonSerializer.Deserialize(File.ReadAllBytes(path), type) : null;
        }
        catch (Exception problem) when (problem is JsonException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Writes a file, whole or not at all.</summary>
    internal static void Write<T>(string path, T value, JsonTypeInfo<T> type) =>
        AtomicFile.WriteAllBytes(path, JsonSerializer.SerializeToUtf8Bytes(value, type));
}
