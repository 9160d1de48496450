using System.Text.Json;

namespace WeakSep.Host.Studies;

/// <summary>What a row of labelled sound reaches on a test, as <c>evaluate --json</c> wrote it.</summary>
/// <param name="Classes">The classes, in order.</param>
/// <param name="Clips">Clips in which there was something to separate.</param>
/// <param name="Scores">One per clip and class that sounds in it, clip by clip.</param>
/// <param name="FrameF">F-measure of the classifier over frames, by class; empty where it was not measured.</param>
/// <param name="ClipF">The same over clips.</param>
internal sealed record LabelStudyResult(
    IReadOnlyList<string> Classes,
    int Clips,
    IReadOnlyList<ClipScore> Scores,
    IReadOnlyDictionary<string, double> FrameF,
    IReadOnlyDictionary<string, double> ClipF)
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="JsonException">The file is of another form.</exception>
    internal static LabelStudyResult Read(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            var root = document.RootElement;

            return new LabelStudyResult(
                [.. root.GetProperty("sources").EnumerateObject().Select(source => source.Name)],
                root.GetProperty("tracks").GetArrayLength(),
                ClipScore.ReadAll(root),
                FMeasures(root, "frames"),
                FMeasures(root, "clips"));
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException)
        {
            throw new JsonException($"{path}: {e.Message}; expected a file of 'weaksep evaluate --json' about labelled sound", e);
        }
    }

    private static Dictionary<string, double> FMeasures(JsonElement root, string unit) =>
        root.TryGetProperty("classification", out var classification)
            ? classification.GetProperty("sources").EnumerateObject()
                .Where(source => source.Value.GetProperty(unit).ValueKind == JsonValueKind.Object)
                .ToDictionary(source => source.Name, source => source.Value.GetProperty(unit).GetProperty("f").GetDouble())
            : [];
}
