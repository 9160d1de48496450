using System.Globalization;
using System.Text;

namespace WeakSep.Host.Studies;

/// <summary>A study's table of notes as Markdown: what was published of each transcriptor, and beside it what came out here.</summary>
internal static class StudyNotesTable
{
    /// <summary>The table; empty when no row's transcriptor was measured.</summary>
    /// <param name="study">The study.</param>
    /// <param name="results">What the rows' transcriptors reach on one test set, by id.</param>
    internal static string Markdown(StudyFile study, IReadOnlyDictionary<string, StudyNotes> results)
    {
        var rows = study.Rows.Where(row => row.Transcription is not null && results.ContainsKey(row.Id))
            .Select(row => (Published: row.Transcription!, Ours: results[row.Id])).ToList();

        if (rows.Count == 0)
        {
            return "";
        }

        List<string> instruments = [.. rows[0].Ours.Mixture.Keys];
        var columns = instruments[..^1].Select(instrument => instrument + " (paper)").Concat(instruments)
            .Append("false notes (paper)").Append("false notes").Append("note F1");
        var text = new StringBuilder($"\n### Notes: frame accuracy\n\n| training | heard in | {string.Join(" | ", columns)} |\n");
        text.Append("|---|---|").Append(string.Concat(columns.Select(_ => "---|"))).Append('\n');

        foreach (var (published, ours) in rows)
        {
            text.Append(Line($"{published.Title} | mixtures", published.Mixture, ours.Mixture))
                .Append(CultureInfo.InvariantCulture, $" {Text(published.FalsePositiveRate)} | {Text(ours.FalsePositiveRate)} | {Text(ours.NoteF1)} |\n");
        }

        foreach (var (published, ours) in rows.Where(row => row.Ours.Isolated.Count > 0))
        {
            text.Append(Line($"{published.Title} | single instruments", published.Isolated, ours.Isolated)).Append(" | | |\n");
        }

        return text.ToString();

        string Line(string title, Dictionary<string, double> published, IReadOnlyDictionary<string, double> ours)
        {
            var cells = instruments[..^1].Select(instrument => published.TryGetValue(instrument, out var value) ? Text(value) : "")
                .Concat(instruments.Select(instrument => Text(ours[instrument])));

            return $"| {title} | {string.Join(" | ", cells)} |";
        }
    }

    private static string Text(double? value) => value?.ToString("0.00", CultureInfo.InvariantCulture) ?? "";
}
