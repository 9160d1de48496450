using WeakSep.Host.Evaluation;

namespace WeakSep.Host.Studies;

/// <summary>Mean, median and interval over clips and classes: every class that sounds in a clip counts as one (metrics.md section 11).</summary>
internal static class ClipStatistics
{
    /// <summary>The mean; NaN of nothing.</summary>
    internal static double Mean(IEnumerable<double> values) => values.DefaultIfEmpty(double.NaN).Average();

    /// <summary>The median, of an even number the mean of the middle two; NaN of nothing.</summary>
    internal static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];

        return sorted.Length == 0 ? double.NaN : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>Bootstrap 95 % interval over clips of the mean improvement.</summary>
    internal static IReadOnlyList<double> Interval(LabelStudyResult result) =>
        MeanInterval(result.Scores.GroupBy(score => score.Clip).Select(clip => (clip.Sum(score => score.Improvement), clip.Count())));

    /// <summary>What one row gains over another on the clips and classes that both were measured on, and its 95 % interval over clips.</summary>
    internal static (double Mean, IReadOnlyList<double> Interval) Difference(LabelStudyResult better, LabelStudyResult worse)
    {
        var other = worse.Scores.ToDictionary(score => (score.Clip, score.Class), score => score.Improvement);
        var shared = better.Scores.Where(score => other.ContainsKey((score.Clip, score.Class)))
            .Select(score => (score.Clip, Gain: score.Improvement - other[(score.Clip, score.Class)])).ToList();

        return (
            Mean(shared.Select(score => score.Gain)),
            MeanInterval(shared.GroupBy(score => score.Clip).Select(clip => (clip.Sum(score => score.Gain), clip.Count()))));
    }

    private static IReadOnlyList<double> MeanInterval(IEnumerable<(double Sum, int Count)> clips)
    {
        List<(double Sum, int Count)> known = [.. clips];

        return known.Count == 0 ? [] : Bootstrap.Interval(known, drawn => drawn.Sum(clip => clip.Sum) / drawn.Sum(clip => clip.Count));
    }
}
