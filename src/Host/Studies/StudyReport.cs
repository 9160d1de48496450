using System.Globalization;
using System.Text;

namespace WeakSep.Host.Studies;

/// <summary>The tables of a study as Markdown: what was published, and beside it what came out here.</summary>
internal sealed class StudyReport
{
    private readonly StudyFile _study;
    private readonly IReadOnlyDictionary<string, StudyResult> _results;
    private readonly List<string> _sources;

    /// <param name="study">The study.</param>
    /// <param name="results">What its rows reach on one test set, by id; rows that have not run are missing.</param>
    internal StudyReport(StudyFile study, IReadOnlyDictionary<string, StudyResult> results)
    {
        _study = study;
        _results = results;
        _sources = [.. results.Values.First().Model.Keys];
    }

    /// <summary>The tables and, below them, where the order of the published rows holds and where not.</summary>
    /// <param name="testName">The test set's name, for the heading.</param>
    internal string Markdown(string testName)
    {
        var text = new StringBuilder();
        var first = _results.Values.First();
        text.Append(CultureInfo.InvariantCulture, $"## {testName}: {first.Items} tracks\n");

        foreach (var table in _study.Rows.Where(row => _results.ContainsKey(row.Id)).GroupBy(row => row.Table))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n### {table.Key}\n\n{Head()}");
            text.Append(Line("mixture", _study.PublishedMixture, first.Mixture, null, ""));

            foreach (var row in table)
            {
                text.Append(Line(row.Title, row.Published, _results[row.Id].Model, _results[row.Id], row.Bound ?? _study.Bound));
            }
        }

        var published = _study.Rows.Where(row => _results.ContainsKey(row.Id) && row.Published.ContainsKey(StudyResult.Average))
            .Select(row => (row.Title, row.Published[StudyResult.Average], _results[row.Id].Model[StudyResult.Average]));

        text.Append(PublishedPairs.Markdown([.. published]))
            .Append(StudyOrderTable.Markdown(_study, _results.ToDictionary(row => row.Key, row => row.Value.Scores), ClipStatistics.OverSources, "tracks"));
        var missing = _study.Rows.Where(row => !_results.ContainsKey(row.Id)).Select(row => row.Id).ToList();

        return missing.Count == 0 ? text.ToString() : text.Append($"\nNot run yet: {string.Join(", ", missing)}.\n").ToString();
    }

    private string Head()
    {
        var columns = _sources.Select(source => $"{source} (paper)").Concat(_sources)
            .Append("over the mixture, 95 %").Append("of the way to the bound");

        return $"| SI-SDR, dB | {string.Join(" | ", columns)} |\n|---|{string.Concat(columns.Select(_ => "---|"))}\n";
    }

    private string Line(string title, Dictionary<string, double> published, IReadOnlyDictionary<string, double> ours, StudyResult? result, string boundId)
    {
        var cells = _sources.Select(source => published.TryGetValue(source, out var value) ? Text(value) : "")
            .Concat(_sources.Select(source => Text(ours[source])))
            .Append(result is null ? "" : $"{Text(result.Improvement)} ({Text(result.Low)} to {Text(result.High)})")
            .Append(result is not null && _results.TryGetValue(boundId, out var bound)
                ? (result.Improvement / bound.Improvement).ToString("0 %", CultureInfo.InvariantCulture)
                : "");

        return $"| {title} | {string.Join(" | ", cells)} |\n";
    }

    private static string Text(double decibels) => decibels.ToString("0.00", CultureInfo.InvariantCulture);
}
