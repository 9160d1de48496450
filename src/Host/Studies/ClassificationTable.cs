using System.Globalization;
using System.Text;

namespace WeakSep.Host.Studies;

/// <summary>A study's tables of F-measures as Markdown: what was published of each classifier, and beside it what came out here.</summary>
internal static class ClassificationTable
{
    /// <summary>The tables; empty when no row's classifier was measured.</summary>
    /// <param name="study">The study.</param>
    /// <param name="results">What its rows reach, by id.</param>
    internal static string Markdown(StudyFile study, IReadOnlyDictionary<string, LabelStudyResult> results)
    {
        var text = new StringBuilder();
        var rows = study.Rows.Where(row => row.Classification is not null && results.ContainsKey(row.Id))
            .Select(row => (Shown: row.Classification!, Ours: OfUnit(results[row.Id], row.Classification!.Unit)))
            .Where(row => row.Ours.Count > 0);

        foreach (var table in rows.GroupBy(row => row.Shown.Table))
        {
            List<string> classes = [.. table.First().Ours.Keys];
            List<string> heads = [.. classes.Select(name => name + " (paper)"), .. classes, "mean (paper)", "mean"];
            text.Append($"\n### {table.Key}\n\n| F-measure | {string.Join(" | ", heads)} |\n|---|{string.Concat(heads.Select(_ => "---|"))}\n");

            foreach (var (shown, ours) in table)
            {
                var cells = classes.Select(name => shown.Published.TryGetValue(name, out var value) ? Text(value) : "")
                    .Concat(classes.Select(name => Text(ours[name])))
                    .Append(shown.Published.Count == 0 ? "" : Text(shown.Published.Values.Average()))
                    .Append(Text(ours.Values.Average()));
                text.Append($"| {shown.Title} | {string.Join(" | ", cells)} |\n");
            }
        }

        return text.ToString();
    }

    private static IReadOnlyDictionary<string, double> OfUnit(LabelStudyResult result, ClassificationUnit unit) =>
        unit == ClassificationUnit.Frames ? result.FrameF : result.ClipF;

    private static string Text(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);
}
