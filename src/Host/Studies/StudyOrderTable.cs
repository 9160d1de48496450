using System.Globalization;
using System.Text;

namespace WeakSep.Host.Studies;

/// <summary>The orders that a paper reports as Markdown, and whether they hold here.</summary>
internal static class StudyOrderTable
{
    /// <summary>The table; empty when the rows of no order are measured.</summary>
    /// <param name="study">The study.</param>
    /// <param name="scores">What its rows reach, by id.</param>
    /// <param name="statistic">What is compared, of scores.</param>
    /// <param name="unit">What was measured: clips, or tracks.</param>
    internal static string Markdown(
        StudyFile study,
        IReadOnlyDictionary<string, IReadOnlyList<ClipScore>> scores,
        Func<IEnumerable<ClipScore>, double> statistic,
        string unit)
    {
        var known = study.Orders.Where(order => order.Better.Concat(order.Worse).All(scores.ContainsKey)).ToList();

        if (known.Count == 0)
        {
            return "";
        }

        var text = new StringBuilder(
            $"\n### Published orders\n\nDifferences of the same {unit}, 95 % interval over {unit}.\n\n"
            + "| published | here, dB | 95 % | holds |\n|---|---|---|---|\n");

        foreach (var order in known)
        {
            var gains = ClipStatistics.Gains(Best(order.Better), Best(order.Worse));
            var interval = ClipStatistics.Interval(gains, statistic);
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {order.Claim} | {statistic(gains):0.00} | {string.Join(" to ", interval.Select(Text))} | {Verdict(interval)} |\n");
        }

        return text.ToString();

        IReadOnlyList<ClipScore> Best(List<string> ids) => ids.Select(id => scores[id]).MaxBy(list => statistic(list))!;
    }

    private static string Verdict(IReadOnlyList<double> interval) => interval switch
    {
        [> 0, _] => "yes",
        [_, < 0] => "no",
        _ => "open",
    };

    private static string Text(double decibels) => decibels.ToString("0.00", CultureInfo.InvariantCulture);
}
