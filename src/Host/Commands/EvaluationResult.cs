using System.Text.Json;
using WeakSep.Host.Presets;

namespace WeakSep.Host.Commands;

/// <summary>Reads what <c>weaksep evaluate --json</c> wrote, as a row of a preset.</summary>
internal static class EvaluationResult
{
    public static PresetResult Read(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        var root = document.RootElement;

        try
        {
            var rows = root.GetProperty("sources").EnumerateObject().Append(
                root.EnumerateObject().Single(property => property.Name == "average")).ToList();

            return new PresetResult(
                root.GetProperty("data").GetString()!,
                root.GetProperty("items").GetInt32(),
                Column(rows, "siSdrInput"),
                Column(rows, "siSdr"),
                Column(rows, "siSdrImprovement"),
                Column(rows, "ideal"));
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new JsonException($"{path}: {e.Message}; expected a file of 'weaksep evaluate --json'", e);
        }
    }

    private static Dictionary<string, double> Column(List<JsonProperty> rows, string name)
    {
        return rows.ToDictionary(row => row.Name, row => Math.Round(row.Value.GetProperty(name).GetDouble(), 2));
    }
}
