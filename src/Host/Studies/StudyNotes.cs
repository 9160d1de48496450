using System.Text.Json;

namespace WeakSep.Host.Studies;

/// <summary>What a row's transcriptor reaches on a test set, as <c>evaluate --json</c> wrote it.</summary>
/// <param name="Mixture">Frame accuracy by instrument, heard in mixtures; "all" pools them.</param>
/// <param name="Isolated">The same, each heard alone.</param>
/// <param name="FalsePositiveRate">Share of the notes found in mixtures that are not there, all instruments pooled.</param>
/// <param name="NoteF1">F1 of those notes by onset and pitch, all instruments pooled.</param>
internal sealed record StudyNotes(
    IReadOnlyDictionary<string, double> Mixture, IReadOnlyDictionary<string, double> Isolated, double FalsePositiveRate, double NoteF1)
{
    private const string All = "all";

    /// <summary>Reads a file.</summary>
    /// <exception cref="JsonException">The file is of another form.</exception>
    internal static StudyNotes Read(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            var root = document.RootElement.GetProperty("transcription");
            var all = root.GetProperty("mixture").GetProperty(All);

            return new StudyNotes(
                Accuracies(root.GetProperty("mixture")),
                Accuracies(root.GetProperty("isolated")),
                all.GetProperty("falsePositiveRate").GetDouble(),
                all.GetProperty("noteF1").GetDouble());
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException)
        {
            throw new JsonException($"{path}: {e.Message}; expected a file of 'weaksep evaluate --json' about a transcriptor", e);
        }
    }

    private static Dictionary<string, double> Accuracies(JsonElement rows) =>
        rows.EnumerateObject().ToDictionary(row => row.Name, row => row.Value.GetProperty("frameAccuracy").GetDouble());
}
