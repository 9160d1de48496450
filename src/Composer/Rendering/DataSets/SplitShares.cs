using System.Globalization;

namespace WeakSep.Composer.Rendering.DataSets;

/// <summary>How large each split of a data set is.</summary>
public sealed class SplitShares
{
    /// <summary>The splits of Slakh2100, in the order in which they are listed.</summary>
    public static readonly IReadOnlyList<string> Names = ["train", "validation", "test"];

    private readonly double[] _shares;

    private SplitShares(double[] shares) => _shares = shares;

    /// <summary>Four fifths for training, a tenth each for validation and test.</summary>
    public static SplitShares Default { get; } = new([0.8, 0.1, 0.1]);

    /// <summary>
    /// Reads shares such as "train=0.8,validation=0.1,test=0.1"; a split that is not named stays empty.
    /// </summary>
    /// <param name="text">Names and shares; they are scaled to sum to 1.</param>
    /// <returns>The shares.</returns>
    /// <exception cref="FormatException">An unknown name, a share that is no number of 0 or more, or nothing at
    /// all.</exception>
    public static SplitShares Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var shares = new double[Names.Count];

        foreach (var item in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var (name, value) = item.IndexOf('=', StringComparison.Ordinal) is > 0 and var at
                ? (item[..at], item[(at + 1)..])
                : (item, "");
            var index = Names.ToList().IndexOf(name);

            if (index < 0)
            {
                throw new FormatException($"unknown split \"{name}\"; expected {string.Join(", ", Names)}");
            }

            if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out shares[index])
                || !double.IsFinite(shares[index]) || shares[index] < 0)
            {
                throw new FormatException($"\"{item}\": expected a share of 0 or more, such as {name}=0.8");
            }
        }

        var sum = shares.Sum();
        return sum > 0
            ? new SplitShares([.. shares.Select(share => share / sum)])
            : throw new FormatException(
                "no split has a share above 0; expected for example train=0.8,validation=0.1,test=0.1");
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join(
        ',', Names.Select((name, index) =>
            string.Create(CultureInfo.InvariantCulture, $"{name}={_shares[index]:0.####}")));

    /// <summary>
    /// The split of each score in turn. It depends on the shares and on the scores before it alone, so that a data set
    /// can grow without any score changing sides.
    /// </summary>
    internal IEnumerable<string> Assign()
    {
        var given = new int[_shares.Length];

        for (var count = 1; ; count++)
        {
            // The split that lags furthest behind its share; the first of equals.
            var next = 0;

            for (var split = 1; split < given.Length; split++)
            {
                if ((_shares[split] * count) - given[split] > (_shares[next] * count) - given[next] + 1e-9)
                {
                    next = split;
                }
            }

            given[next]++;
            yield return Names[next];
        }
    }
}
