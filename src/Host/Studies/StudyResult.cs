using System.Text.Json;

namespace WeakSep.Host.Studies;

/// <summary>What a row of a study reaches on a test set, as <c>evaluate --json</c> wrote it.</summary>
/// <param name="Items">Tracks.</param>
/// <param name="Mixture">SI-SDR of the mixture in dB, by source, and "average".</param>
/// <param name="Model">SI-SDR of the separator.</param>
/// <param name="Low">Lower end of the 95 % interval of the average improvement.</param>
/// <param name="High">Its upper end.</param>
/// <param name="Scores">One per track and source that sounds in it.</param>
internal sealed record StudyResult(
    int Items,
    IReadOnlyDictionary<string, double> Mixture,
    IReadOnlyDictionary<string, double> Model,
    double Low,
    double High,
    IReadOnlyList<ClipScore> Scores)
{
    /// <summary>Key of the mean over sources.</summary>
    internal const string Average = "average";

    /// <summary>SI-SDR of the separator over that of the mixture, mean over sources.</summary>
    internal double Improvement => Model[Average] - Mixture[Average];

    /// <summary>Reads a file.</summary>
    /// <exception cref="JsonException">The file is of another form.</exception>
    internal static StudyResult Read(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            var root = document.RootElement;
            var average = root.GetProperty(Average);
            var rows = root.GetProperty("sources").EnumerateObject().Select(source => (source.Name, source.Value))
                .Append((Average, average)).ToList();
            var interval = average.GetProperty("improvementInterval");

            return new StudyResult(
                root.GetProperty("items").GetInt32(),
                rows.ToDictionary(row => row.Item1, row => row.Item2.GetProperty("siSdrInput").GetDouble()),
                rows.ToDictionary(row => row.Item1, row => row.Item2.GetProperty("siSdr").GetDouble()),
                interval[0].GetDouble(),
                interval[1].GetDouble(),
                ClipScore.ReadAll(root));
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException or IndexOutOfRangeException)
        {
            throw new JsonException($"{path}: {e.Message}; expected a file of 'weaksep evaluate --json'", e);
        }
    }
}
