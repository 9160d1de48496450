namespace WeakSep.Host.Evaluation;

/// <summary>
/// Percentile bootstrap: how far a statistic of some tracks moves when other tracks of their kind are drawn. Every statistic sees the
/// same draws, so intervals can be made again and compared.
/// </summary>
internal static class Bootstrap
{
    /// <summary>Seed of the draws, part of every report.</summary>
    internal const int Seed = 1;

    /// <summary>Draws; the ends of an interval of decibels move by a few hundredths beyond this.</summary>
    internal const int Rounds = 2000;

    /// <summary>Share of the draws within an interval.</summary>
    internal const double Coverage = 0.95;

    private const double Tail = (1 - Coverage) / 2;
    private const int Digits = 4;

    /// <summary>The interval of a statistic.</summary>
    /// <typeparam name="T">What is known of a track.</typeparam>
    /// <param name="tracks">The tracks, at least one.</param>
    /// <param name="statistic">Computes the statistic of as many tracks, drawn with replacement; NaN where the draw has none.</param>
    /// <returns>[low, high]; empty where no draw has the statistic.</returns>
    internal static IReadOnlyList<double> Interval<T>(IReadOnlyList<T> tracks, Func<IReadOnlyList<T>, double> statistic)
    {
        var random = new Random(Seed);
        var drawn = new T[tracks.Count];
        var values = new List<double>(Rounds);

        for (var round = 0; round < Rounds; round++)
        {
            for (var index = 0; index < drawn.Length; index++)
            {
                drawn[index] = tracks[random.Next(tracks.Count)];
            }

            values.Add(statistic(drawn));
        }

        values.RemoveAll(value => !double.IsFinite(value));
        values.Sort();

        return values.Count == 0
            ? []
            : [Rounded(values[(int)(Tail * (values.Count - 1))]), Rounded(values[(int)Math.Ceiling((1 - Tail) * (values.Count - 1))])];
    }

    private static double Rounded(double value) => Math.Round(value, Digits);
}
