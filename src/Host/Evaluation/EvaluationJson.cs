using System.Text.Json;
using System.Text.Json.Nodes;
using WeakSep.Host.Evaluation.Transcription;
using WeakSep.Trainer.Evaluation;

namespace WeakSep.Host.Evaluation;

/// <summary>The JSON form of an evaluation: design section 3.1, with what metrics.md section 11 asks every number to carry.</summary>
internal static class EvaluationJson
{
    private const int Digits = 4;

    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>The file's text.</summary>
    /// <param name="data">The data set, as the person named it.</param>
    /// <param name="model">Name of the preset or the checkpoint's file.</param>
    /// <param name="separation">What was measured of a separator; null where there is none.</param>
    /// <param name="transcription">What was measured of a transcriptor; null where there is none.</param>
    /// <param name="classification">What was measured of a classifier; null where there is none.</param>
    internal static string Write(
        string data,
        string model,
        SeparationResult? separation,
        TranscriptionResult? transcription,
        IReadOnlyList<ClassifierScore>? classification = null)
    {
        var root = new JsonObject
        {
            ["data"] = data,
            ["model"] = model,
            ["version"] = ProgramVersion.Text,
            ["items"] = separation?.Tracks.Count ?? transcription?.Tracks.Count,
        };

        if (separation is not null)
        {
            AddTo(root, separation);
        }

        root["bootstrap"] = new JsonObject
        {
            ["rounds"] = Bootstrap.Rounds,
            ["seed"] = Bootstrap.Seed,
            ["interval"] = Bootstrap.Coverage,
        };

        if (transcription is not null)
        {
            root["transcription"] = TranscriptionJson.ToNode(transcription);
        }

        if (classification is not null)
        {
            root["classification"] = ClassifierEvaluation.ToNode(classification);
        }

        return root.ToJsonString(Options) + "\n";
    }

    private static void AddTo(JsonObject root, SeparationResult separation)
    {
        root["skipped"] = separation.Tracks.Sum(track => track.Sources.Count(score => score is null));
        root["unit"] = "track and source, dB, mono";
        root["statistic"] = "mean over tracks in which the source sounds; average: mean of the sources";
        root["floor"] = separation.Floor;
        root["sources"] = new JsonObject(separation.Summary.Sources.Select(source => KeyValuePair.Create(source.Key, ToNode(source.Value))));
        root["average"] = ToNode(separation.Summary.Average);
        root["tracks"] = new JsonArray([.. separation.Tracks.Select(track => ToNode(track, separation.Sources))]);
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
