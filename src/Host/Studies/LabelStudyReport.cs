using System.Globalization;
using System.Text;

namespace WeakSep.Host.Studies;

/// <summary>The tables of a study of labelled sound as Markdown: what was published, and beside it what came out here.</summary>
internal sealed class LabelStudyReport
{
    /// <summary>Key of the mean over all clips and classes.</summary>
    internal const string Overall = "overall";

    private readonly StudyFile _study;
    private readonly IReadOnlyDictionary<string, LabelStudyResult> _results;

    /// <param name="study">The study.</param>
    /// <param name="results">What its rows reach on their tests, by id; rows that have not run are missing.</param>
    internal LabelStudyReport(StudyFile study, IReadOnlyDictionary<string, LabelStudyResult> results)
    {
        _study = study;
        _results = results;
    }

    /// <summary>The tables, the published orders, and what has not run.</summary>
    internal string Markdown()
    {
        var text = new StringBuilder(
            "SI-SDR improvement in dB, mean / median over clips and classes; silent sources and clips of a single class are left out. "
            + "A cell of the paper that is lost is called so.\n");

        foreach (var table in _study.Rows.Where(row => _results.ContainsKey(row.Id)).GroupBy(row => row.Table))
        {
            text.Append(Table(table.Key, [.. table]));
        }

        text.Append(ClassificationTable.Markdown(_study, _results)).Append(StudyOrderTable.Markdown(_study, _results.ToDictionary(row => row.Key, row => row.Value.Scores), ClipStatistics.OverClips, "clips"));
        var missing = _study.Rows.Where(row => !_results.ContainsKey(row.Id)).Select(row => row.Id).ToList();

        return missing.Count == 0 ? text.ToString() : text.Append($"\nNot run yet: {string.Join(", ", missing)}.\n").ToString();
    }

    private string Table(string name, List<StudyRow> rows)
    {
        List<string> columns = [.. _results[rows[0].Id].Classes, Overall];
        var published = columns.Where(column => rows.Exists(row => row.Published.ContainsKey(column))).ToList();
        List<string> heads = [.. published.Select(column => column + " (paper)"), .. columns, "overall, 95 %", "of the way to the bound"];
        var text = new StringBuilder($"\n### {name}\n\n| | {string.Join(" | ", heads)} |\n|---|{string.Concat(heads.Select(_ => "---|"))}\n");

        foreach (var test in rows.GroupBy(_study.TestOf))
        {
            var result = _results[test.First().Id];
            text.Append(Line(
                $"mixture, {test.Key.Title}: SI-SDR",
                published.Select(column => Published(column, _study.PublishedMixture, _study.PublishedMixtureMedian)),
                columns.Select(column => Cell(result, column, score => score.Input)),
                string.Create(CultureInfo.InvariantCulture, $"{result.Clips} clips"),
                ""));

            foreach (var row in test)
            {
                text.Append(Line(row, published, columns));
            }
        }

        var pairs = rows.Where(row => double.IsFinite(row.Published.GetValueOrDefault(Overall, double.NaN)))
            .Select(row => (row.Title, row.Published[Overall], MeanOf(_results[row.Id]))).ToList();

        return pairs.Count < 2 ? text.ToString() : text.Append(PublishedPairs.Markdown(pairs)).ToString();
    }

    private string Line(StudyRow row, List<string> published, List<string> columns)
    {
        var result = _results[row.Id];
        var interval = string.Join(" to ", ClipStatistics.Interval(result.Scores, ClipStatistics.OverClips).Select(Text));
        var bound = _study.Rows.Find(other =>
            other.Run == (row.Bound ?? _study.Bound) && _study.TestOf(other) == _study.TestOf(row) && _results.ContainsKey(other.Id));

        return Line(
            row.Title,
            published.Select(column => Published(column, row.Published, row.PublishedMedian)),
            columns.Select(column => Cell(result, column, score => score.Improvement)),
            interval,
            bound is null ? "" : (MeanOf(result) / MeanOf(_results[bound.Id])).ToString("0 %", CultureInfo.InvariantCulture));
    }

    private static string Line(string title, IEnumerable<string> published, IEnumerable<string> ours, string interval, string share) =>
        $"| {title} | {string.Join(" | ", published.Concat(ours))} | {interval} | {share} |\n";

    private static string Cell(LabelStudyResult result, string column, Func<ClipScore, double> value)
    {
        var values = result.Scores.Where(score => column == Overall || score.Class == column).Select(value).ToList();

        return values.Count == 0 ? "" : $"{Text(ClipStatistics.Mean(values))} / {Text(ClipStatistics.Median(values))}";
    }

    private static string Published(string column, Dictionary<string, double> means, Dictionary<string, double> medians)
    {
        var mean = means.TryGetValue(column, out var value) ? PublishedText(value) : "";

        return medians.TryGetValue(column, out var median) ? $"{mean} / {PublishedText(median)}" : mean;
    }

    private static double MeanOf(LabelStudyResult result) => ClipStatistics.OverClips(result.Scores);

    private static string PublishedText(double value) =>
        double.IsNaN(value) ? "lost" : value.ToString("0.0#", CultureInfo.InvariantCulture);

    private static string Text(double decibels) => decibels.ToString("0.00", CultureInfo.InvariantCulture);
}
