using System.Globalization;
using System.Text;

namespace WeakSep.Host.Studies;

/// <summary>The orders that a paper reports as Markdown, and whether they hold here.</summary>
internal static class StudyOrderTable
{
    /// <summary>The table; empty when the rows of no order are measured.</summary>
    /// <param name="study">The study.</param>
    /// <param name="results">What its rows reach, by id.</param>
    internal static string Markdown(StudyFile study, IReadOnlyDictionary<string, LabelStudyResult> results)
    {
        var known = study.Orders.Where(order => order.Better.Concat(order.Worse).All(results.ContainsKey)).ToList();

        if (known.Count == 0)
        {
            return "";
        }

        var text = new StringBuilder(
            "\n### Published orders\n\nDifferences of the same clips, 95 % interval over clips.\n\n"
            + "| published | here, dB | 95 % | holds |\n|---|---|---|---|\n");

        foreach (var order in known)
        {
            var (mean, interval) = ClipStatistics.Difference(Best(order.Better), Best(order.Worse));
            text.Append(CultureInfo.InvariantCulture, $"| {order.Claim} | {mean:0.00} | {string.Join(" to ", interval.Select(Text))} | {Verdict(interval)} |\n");
        }

        return text.ToString();

        LabelStudyResult Best(List<string> ids) =>
            ids.Select(id => results[id]).MaxBy(result => ClipStatistics.Mean(result.Scores.Select(score => score.Improvement)))!;
    }

    private static string Verdict(IReadOnlyList<double> interval) => interval switch
    {
        [> 0, _] => "yes",
        [_, < 0] => "no",
        _ => "open",
    };

    private static string Text(double decibels) => decibels.ToString("0.00", CultureInfo.InvariantCulture);
}
