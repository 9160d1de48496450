using WeakSep.RealtimeSeparator.Streaming;

namespace WeakSep.Host.Live.Bench;

/// <summary>How long a repeated piece of work took, in milliseconds; percentiles are up to 3 % high.</summary>
/// <param name="Count">How often it was done.</param>
/// <param name="P50">The median.</param>
/// <param name="P90">What 90 % do not pass.</param>
/// <param name="P99">What 99 % do not pass.</param>
/// <param name="P999">What 99.9 % do not pass.</param>
/// <param name="P9999">What 99.99 % do not pass; of fewer than 10,000 it is the longest.</param>
/// <param name="Longest">The longest.</param>
internal sealed record DurationSummary(long Count, double P50, double P90, double P99, double P999, double P9999, double Longest)
{
    private const double MillisecondsPerSecond = 1e3;
    private const int Digits = 4;

    /// <summary>Sums a histogram up.</summary>
    internal static DurationSummary Of(DurationHistogram durations) => new(
        durations.Count,
        Percentile(durations, 0.5),
        Percentile(durations, 0.9),
        Percentile(durations, 0.99),
        Percentile(durations, 0.999),
        Percentile(durations, 0.9999),
        Rounded(durations.LongestSeconds));

    private static double Percentile(DurationHistogram durations, double share) => Rounded(durations.PercentileSeconds(share));

    private static double Rounded(double seconds) => Math.Round(MillisecondsPerSecond * seconds, Digits);
}
