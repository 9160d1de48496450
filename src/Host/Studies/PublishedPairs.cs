using System.Globalization;
using System.Text;

namespace WeakSep.Host.Studies;

/// <summary>Whether rows lie here in the order in which they were published.</summary>
internal static class PublishedPairs
{
    // The paper's own differences below this say little: SI-SDR moves as much with the seed.
    private const double TellingDb = 0.3;

    /// <summary>Every pair of published rows that lie apart by more than chance, and whether they do so here, too.</summary>
    /// <param name="rows">Title, and what was published and measured in dB.</param>
    internal static string Markdown(IReadOnlyList<(string Title, double Published, double Ours)> rows)
    {
        var pairs = (
            from better in rows
            from worse in rows
            let published = better.Published - worse.Published
            where published > TellingDb
            select (Better: better.Title, Worse: worse.Title, Published: published, Ours: better.Ours - worse.Ours)).ToList();
        var against = pairs.Where(pair => pair.Ours <= 0).ToList();
        var text = new StringBuilder(string.Create(
            CultureInfo.InvariantCulture,
            $"\nOf {pairs.Count} pairs of published rows that lie more than {TellingDb} dB apart, {pairs.Count - against.Count} have the same order here.\n"));

        foreach (var (better, worse, published, ours) in against)
        {
            text.Append(CultureInfo.InvariantCulture, $"- not so: *{better}* over *{worse}* by {published:0.00} dB; here {ours:0.00}.\n");
        }

        return text.ToString();
    }
}
