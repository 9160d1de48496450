namespace WeakSep.MidiScore;

/// <summary>Finds the one tempo that the onsets of a piece keep to best, so that a sequencer's bars roughly fit them.</summary>
/// <remarks>
/// <para>Distances between onsets are counted. Of each tempo the counts at half a beat and at 1, 2, 4, 8 and 16 beats are held against
/// what onsets without a beat would give: short distances say which tempo it is, long ones how fast to a tenth of a beat per minute. A
/// wide prior around 100 chooses between a tempo and its double.</para>
/// <para>Only distances up to 16 beats count, so music may drift. Where the first beat lies is not estimated.</para>
/// </remarks>
public static class TempoEstimator
{
    private const double LowestBpm = 60;
    private const double HighestBpm = 200;
    private const double StepBpm = 0.1;
    private const double SecondsPerMinute = 60;
    private const double BinSeconds = 0.01;
    private const double SpreadSeconds = 0.02;      // players and frames of 30 ms scatter onsets by about this
    private const int SpreadBins = 6;               // three times the spread: the rest of the bell is nothing
    private const double PriorBpm = 100;
    private const double PriorOctaves = 0.7;
    private const double LeastEvidence = 5;         // standard deviations over chance; random onsets reach 3 to 4

    private static readonly double[] Beats = [0.5, 1, 2, 4, 8, 16];
    private static readonly double LongestSeconds = Beats[^1] * SecondsPerMinute / LowestBpm;
    private static readonly double[] Bell = [.. Enumerable.Range(-SpreadBins, (2 * SpreadBins) + 1)
        .Select(bin => Math.Exp(-0.5 * Math.Pow(bin * BinSeconds / SpreadSeconds, 2)))];

    /// <summary>Estimates the tempo.</summary>
    /// <param name="onsets">Times of onsets in seconds, in any order.</param>
    /// <returns>Quarter notes per minute, 60 to 200; null where the onsets keep to none.</returns>
    public static double? Estimate(IEnumerable<double> onsets)
    {
        ArgumentNullException.ThrowIfNull(onsets);
        int[] bins = [.. onsets.Select(onset => (int)Math.Round(onset / BinSeconds)).Distinct().Order()];

        if (bins.Length < 2)
        {
            return null;
        }

        var counts = Smoothed(Distances(bins));
        var chance = Bell.Sum() * bins.Length * bins.Length / (bins[^1] - bins[0] + 1.0);
        var tempi = Enumerable.Range(0, (int)Math.Round((HighestBpm - LowestBpm) / StepBpm) + 1).Select(step => LowestBpm + (step * StepBpm));
        var best = tempi.MaxBy(bpm => Evidence(counts, chance, bpm) * Prior(bpm));

        return Evidence(counts, chance, best) >= LeastEvidence ? Math.Round(best, 1) : null;
    }

    /// <summary>How many pairs of onsets lie each number of bins apart, up to the longest distance that is asked for.</summary>
    private static double[] Distances(int[] bins)
    {
        var counts = new double[(int)(LongestSeconds / BinSeconds) + SpreadBins + 2];

        for (var first = 0; first < bins.Length; first++)
        {
            for (var second = first + 1; second < bins.Length && bins[second] - bins[first] < counts.Length; second++)
            {
                counts[bins[second] - bins[first]]++;
            }
        }

        return counts;
    }

    private static double[] Smoothed(double[] counts)
    {
        var smooth = new double[counts.Length];

        for (var bin = 0; bin < smooth.Length; bin++)
        {
            for (var offset = Math.Max(-SpreadBins, -bin); offset <= SpreadBins && bin + offset < counts.Length; offset++)
            {
                smooth[bin] += Bell[offset + SpreadBins] * counts[bin + offset];
            }
        }

        return smooth;
    }

    /// <summary>Pairs at multiples of the beat over those of chance, in standard deviations of chance.</summary>
    private static double Evidence(double[] counts, double chance, double bpm)
    {
        var found = 0.0;

        foreach (var beats in Beats)
        {
            var at = beats * SecondsPerMinute / bpm / BinSeconds;
            var below = (int)at;
            found += counts[below] + ((at - below) * (counts[below + 1] - counts[below]));
        }

        return (found - (Beats.Length * chance)) / Math.Sqrt(Beats.Length * chance);
    }

    private static double Prior(double bpm) => Math.Exp(-0.5 * Math.Pow(Math.Log2(bpm / PriorBpm) / PriorOctaves, 2));
}
