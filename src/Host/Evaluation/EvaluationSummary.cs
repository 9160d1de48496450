namespace WeakSep.Host.Evaluation;

/// <summary>What came out of an evaluation: means over tracks per source, and the plain mean of the sources.</summary>
/// <param name="Sources">By source id, in the model's order; sources that never sound are missing.</param>
/// <param name="Average">The plain mean of the sources.</param>
internal sealed record EvaluationSummary(IReadOnlyDictionary<string, SourceSummary> Sources, SourceSummary Average)
{
    /// <summary>Sums up tracks.</summary>
    /// <param name="sources">Source ids in the order of the scores.</param>
    /// <param name="tracks">Scores; at least one track in which a source sounds.</param>
    /// <exception cref="CommandFailure">No source sounds in any track.</exception>
    internal static EvaluationSummary Of(IReadOnlyList<string> sources, IReadOnlyList<TrackScore> tracks)
    {
        var present = Enumerable.Range(0, sources.Count).Where(index => tracks.Any(track => track.Sources[index] is not null)).ToList();

        if (present.Count == 0)
        {
            throw new CommandFailure($"none of {string.Join(", ", sources)} sounds in any of {tracks.Count} tracks");
        }

        var summaries = present.ToDictionary(
            index => sources[index],
            index => Summarise(
                [.. tracks.Select(track => track.Sources[index]).OfType<SourceScore>()],
                Bootstrap.Interval(tracks, drawn => MeanImprovement(drawn, index))));
        var all = summaries.Values.ToList();

        return new EvaluationSummary(
            summaries,
            new SourceSummary(
                tracks.Count,
                Rounded(all.Average(source => source.SiSdrInput)),
                Rounded(all.Average(source => source.SiSdr)),
                Rounded(all.Average(source => source.SiSdrImprovement)),
                Rounded(all.Average(source => source.Ideal)),
                Bootstrap.Interval(tracks, drawn => present.Average(index => MeanImprovement(drawn, index)))));
    }

    private static SourceSummary Summarise(List<SourceScore> scores, IReadOnlyList<double> interval) => new(
        scores.Count,
        Rounded(scores.Average(score => score.Input)),
        Rounded(scores.Average(score => score.Model)),
        Rounded(scores.Average(score => score.Improvement)),
        Rounded(scores.Average(score => score.Ideal)),
        interval);

    /// <summary>NaN where the source sounds in none of the tracks.</summary>
    private static double MeanImprovement(IReadOnlyList<TrackScore> tracks, int index)
    {
        double[] improvements = [.. tracks.Select(track => track.Sources[index]).OfType<SourceScore>().Select(score => score.Improvement)];

        return improvements.Length == 0 ? double.NaN : improvements.Average();
    }

    private static double Rounded(double decibels) => Math.Round(decibels, 4);
}
