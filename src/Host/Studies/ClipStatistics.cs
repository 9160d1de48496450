using WeakSep.Host.Evaluation;

namespace WeakSep.Host.Studies;

/// <summary>Means, median and intervals of scores; what is drawn for intervals are whole clips or tracks.</summary>
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

    /// <summary>Mean improvement, each class of each clip counting as one (metrics.md section 11).</summary>
    internal static double OverClips(IEnumerable<ClipScore> scores) => Mean(scores.Select(score => score.Improvement));

    /// <summary>Mean improvement of each source, and the mean of those (metrics.md section 11).</summary>
    internal static double OverSources(IEnumerable<ClipScore> scores) => Mean(scores.GroupBy(score => score.Class).Select(OverClips));

    /// <summary>Bootstrap 95 % interval over clips of a statistic.</summary>
    internal static IReadOnlyList<double> Interval(IReadOnlyList<ClipScore> scores, Func<IEnumerable<ClipScore>, double> statistic)
    {
        List<List<ClipScore>> clips = [.. scores.GroupBy(score => score.Clip).Select(clip => clip.ToList())];

        return clips.Count == 0 ? [] : Bootstrap.Interval(clips, drawn => statistic(drawn.SelectMany(clip => clip)));
    }

    /// <summary>What one row gains over another, on the clips and classes that both were measured on.</summary>
    internal static IReadOnlyList<ClipScore> Gains(IReadOnlyList<ClipScore> better, IReadOnlyList<ClipScore> worse)
    {
        var other = worse.ToDictionary(score => (score.Clip, score.Class), score => score.Improvement);

        return
        [
            .. better.Where(score => other.ContainsKey((score.Clip, score.Class)))
                .Select(score => score with { Improvement = score.Improvement - other[(score.Clip, score.Class)] }),
        ];
    }
}
