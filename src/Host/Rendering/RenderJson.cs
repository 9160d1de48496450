using System.Text.Json;
using System.Text.Json.Serialization;

namespace WeakSep.Host.Rendering;

/// <summary>The JSON form of a report, generated at build time: reflection would cost a tenth of a second at the end of a render.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RenderReport))]
internal sealed partial class RenderJson : JsonSerializerContext
{
    /// <summary>The text of <c>separation.json</c>.</summary>
    internal static string Write(RenderReport report) => JsonSerializer.Serialize(report, Default.RenderReport) + "\n";
}
