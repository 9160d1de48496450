using System.Globalization;
using System.Text.Json.Nodes;
using Spectre.Console;
using WeakSep.Audio.Metrics;
using WeakSep.Trainer.Evaluation;

namespace WeakSep.Host.Evaluation;

/// <summary>Shows what was measured of a classifier: the F-measure of each class, over frames and over clips.</summary>
internal static class ClassifierEvaluation
{
    private const int Digits = 4;

    /// <summary>Prints the scores for people.</summary>
    internal static void Print(IReadOnlyList<ClassifierScore> scores)
    {
        var table = new Table().AddColumn("F-measure").AddColumn("frames").AddColumn("clips");

        foreach (var score in scores)
        {
            table.AddRow(Markup.Escape(score.Class), score.Frames is { } frames ? Text(frames.FMeasure) : "", Text(score.Clips.FMeasure));
        }

        AnsiConsole.Write(table);
    }

    /// <summary>The JSON form: per class, and the mean of the classes.</summary>
    internal static JsonObject ToNode(IReadOnlyList<ClassifierScore> scores) => new()
    {
        ["unit"] = "F-measure of hits and misses pooled over the data, threshold 0.5; frames at the classifier's rate",
        ["sources"] = new JsonObject(scores.Select(score => KeyValuePair.Create(score.Class, (JsonNode?)new JsonObject
        {
            ["frames"] = score.Frames is { } frames ? ToNode(frames) : null,
            ["clips"] = ToNode(score.Clips),
        }))),
        ["average"] = new JsonObject
        {
            ["frames"] = Mean(scores.Select(score => score.Frames?.FMeasure)),
            ["clips"] = Mean(scores.Select(score => (double?)score.Clips.FMeasure)),
        },
    };

    private static JsonObject ToNode(DetectionCounts counts) => new()
    {
        ["f"] = Math.Round(counts.FMeasure, Digits),
        ["precision"] = Math.Round(counts.Precision, Digits),
        ["recall"] = Math.Round(counts.Recall, Digits),
    };

    private static JsonValue? Mean(IEnumerable<double?> values) =>
        values.Average() is { } mean ? JsonValue.Create(Math.Round(mean, Digits)) : null;

    private static string Text(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);
}
