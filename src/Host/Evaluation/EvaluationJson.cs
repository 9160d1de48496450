using System.Text.Json;
using System.Text.Json.Nodes;

namespace WeakSep.Host.Evaluation;

/// <summary>The JSON form of an evaluation: design section 3.1, with what metrics.md section 11 asks every number to carry.</summary>
internal static class EvaluationJson
{
    private const int Digits = 4;

    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>The file's text.</summary>
    /// <param name="data">The data set, as the person named it.</param>
    /// <param name="model">Name of the preset or the checkpoint's file.</param>
    /// <param name="floor">Decibels below which no value counts; null for none.</param>
    /// <param name="sources">Source ids in the order of the scores.</param>
    /// <param name="tracks">Scores as measured.</param>
    /// <param name="summary">The means.</param>
    internal static string Write(
        string data, string model, double? floor, IReadOnlyList<string> sources, IReadOnlyList<TrackScore> tracks, EvaluationSummary summary)
    {
        var silent = tracks.Sum(track => track.Sources.Count(score => score is null));

        var root = new JsonObject
        {
            ["data"] = data,
            ["model"] = model,
            ["version"] = ProgramVersion.Text,
            ["items"] = tracks.Count,
            ["skipped"] = silent,
            ["unit"] = "track and source, dB, mono",
            ["statistic"] = "mean over tracks in which the source sounds; average: mean of the sources",
            ["floor"] = floor,
            ["bootstrap"] = new JsonObject
            {
                ["rounds"] = EvaluationSummary.BootstrapRounds,
                ["seed"] = EvaluationSummary.BootstrapSeed,
                ["interval"] = 0.95,
            },
            ["sources"] = new JsonObject(summary.Sources.Select(source => KeyValuePair.Create(source.Key, ToNode(source.Value)))),
            ["average"] = ToNode(summary.Average),
            ["tracks"] = new JsonArray([.. tracks.Select(track => ToNode(track, sources))]),
        };

        return root.ToJsonString(Options) + "\n";
    }

    private static JsonNode? ToNode(SourceSummary summary) => JsonSerializer.SerializeToNode(summary, Options);

    private static JsonObject ToNode(TrackScore track, IReadOnlyList<string> sources)
    {
        var scores = new JsonObject();

        for (var index = 0; index < sources.Count; index++)
        {
            if (track.Sources[index] is { } score)
            {
                scores[sources[index]] = new JsonObject
                {
                    ["siSdrInput"] = Math.Round(score.Input, Digits),
                    ["siSdr"] = Math.Round(score.Model, Digits),
                    ["siSdrImprovement"] = Math.Round(score.Improvement, Digits),
                    ["ideal"] = Math.Round(score.Ideal, Digits),
                };
            }
        }

        return new JsonObject { ["track"] = track.Name, ["sources"] = scores };
    }
}
