using System.Text.Json;
using System.Text.Json.Nodes;

namespace WeakSep.Host.Evaluation.Transcription;

/// <summary>The JSON form of an evaluation of a transcriptor: the member <c>transcription</c> of what <c>evaluate --json</c> writes.</summary>
internal static class TranscriptionJson
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>The object.</summary>
    /// <param name="result">What was measured.</param>
    internal static JsonObject ToNode(TranscriptionResult result) => new()
    {
        ["items"] = result.Tracks.Count,
        ["unit"] = "frames and pitches, and notes (onset within 50 ms, pitch within 50 cents; with offsets also within 20 % or 50 ms)",
        ["statistic"] = "counts pooled over tracks; trackMean: mean over tracks in which the instrument plays; all: pooled over instruments",
        ["thresholds"] = new JsonObject(result.Instruments.Zip(result.Thresholds).Select(
            entry => KeyValuePair.Create(entry.First, (JsonNode?)Math.Round(entry.Second, 4)))),
        ["mixture"] = ToNode(result.Mixture),
        ["separated"] = ToNode(result.Separated),
        ["isolated"] = ToNode(result.Isolated),
        ["tempo"] = JsonSerializer.SerializeToNode(result.Tempo, Options),
        ["tracks"] = new JsonArray([.. result.Tracks.Select(track => ToNode(track, result.Instruments))]),
    };

    private static JsonNode? ToNode(IReadOnlyDictionary<string, TranscriptionSummary> rows) => JsonSerializer.SerializeToNode(rows, Options);

    private static JsonObject ToNode(TrackTranscription track, IReadOnlyList<string> instruments) => new()
    {
        ["track"] = track.Name,
        ["mixture"] = ToNode([.. track.Mixture], instruments),
        ["separated"] = ToNode([.. track.Separated ?? []], instruments),
        ["isolated"] = ToNode(track.Isolated, instruments),
        ["tempo"] = JsonSerializer.SerializeToNode(track.Tempo, Options),
    };

    private static JsonObject ToNode(IReadOnlyList<TranscriptionScore?> scores, IReadOnlyList<string> instruments) => new(
        instruments.Zip(scores)
            .Where(entry => entry.Second is not null)
            .Select(entry => KeyValuePair.Create(entry.First, (JsonNode?)ToNode(entry.Second!.Value))));

    private static JsonObject ToNode(TranscriptionScore score) => new()
    {
        ["frames"] = Counts(score.Frames),
        ["notes"] = Counts(score.Notes.Counts),
        ["notesWithOffsets"] = Counts(score.NotesWithOffsets.Counts),
        ["velocityCorrelation"] = Math.Round(score.Velocities.Correlation, 4),
        ["velocityDistance"] = Math.Round(score.Velocities.MeanDistance, 4),
    };

    private static JsonArray Counts(Audio.Metrics.DetectionCounts counts) =>
        [counts.TruePositives, counts.FalsePositives, counts.FalseNegatives];
}
