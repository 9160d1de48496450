namespace WeakSep.Host.Evaluation;

/// <summary>What came out of an evaluation: means over tracks per source, and the plain mean of the sources.</summary>
/// <param name="Sources">By source id, in the model's order; sources that never sound are missing.</param>
/// <param name="Average">The plain mean of the sources.</param>
internal sealed record EvaluationSummary(IReadOnlyDictionary<string, SourceSummary> Sources, SourceSummary Average)
{
    /// <summary>Seed of the bootstrap, part of every report so that intervals can be made again.</summary>
    internal const int BootstrapSeed = 1;

    /// <summary>Resamplings of the bootstrap; the ends of an interval move by a few hundredths of a decibel beyond this.</summary>
    internal const int BootstrapRounds = 2000;

    private const double Tail = 0.025;

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

        var resampled = Resample(present, tracks);
        var summaries = present.ToDictionary(
            index => sources[index],
            index => Summarise(
                [.. tracks.Select(track => track.Sources[index]).OfType<SourceScore>()],
                [.. resampled.Select(round => round[present.IndexOf(index)]).Where(double.IsFinite)]));
        var all = summaries.Values.ToList();

        return new EvaluationSummary(
            summaries,
            new SourceSummary(
                tracks.Count,
                Rounded(all.Average(source => source.SiSdrInput)),
                Rounded(all.Average(source => source.SiSdr)),
                Rounded(all.Average(source => source.SiSdrImprovement)),
                Rounded(all.Average(source => source.Ideal)),
                Interval([.. resampled.Where(round => round.All(double.IsFinite)).Select(round => round.Average())])));
    }

    private static SourceSummary Summarise(List<SourceScore> scores, double[] resampled) => new(
        scores.Count,
        Rounded(scores.Average(score => score.Input)),
        Rounded(scores.Average(score => score.Model)),
        Rounded(scores.Average(score => score.Improvement)),
        Rounded(scores.Average(score => score.Ideal)),
        Interval(resampled));

    /// <summary>Mean improvements of tracks drawn with replacement, [rounds][present sources]; NaN where a source was not drawn.</summary>
    private static List<double[]> Resample(List<int> present, IReadOnlyList<TrackScore> tracks)
    {
        var random = new Random(BootstrapSeed);
        var rounds = new List<double[]>(BootstrapRounds);

        for (var round = 0; round < BootstrapRounds; round++)
        {
            var drawn = Enumerable.Range(0, tracks.Count).Select(_ => tracks[random.Next(tracks.Count)]).ToList();
            rounds.Add([.. present.Select(index => Mean([.. drawn.Select(track => track.Sources[index]).OfType<SourceScore>()]))]);
        }

        return rounds;

        static double Mean(SourceScore[] scores) => scores.Length == 0 ? double.NaN : scores.Average(score => score.Improvement);
    }

    private static double[] Interval(double[] values)
    {
        Array.Sort(values);

        return values.Length == 0
            ? []
            : [Rounded(values[(int)(Tail * (values.Length - 1))]), Rounded(values[(int)Math.Ceiling((1 - Tail) * (values.Length - 1))])];
    }

    private static double Rounded(double decibels) => Math.Round(decibels, 4);
}
