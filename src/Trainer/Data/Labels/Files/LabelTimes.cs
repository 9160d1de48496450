using System.Globalization;

namespace WeakSep.Trainer.Data.Labels.Files;

/// <summary>Reads the two times of a line of labels.</summary>
internal static class LabelTimes
{
    /// <summary>Reads times.</summary>
    /// <param name="place">File and line.</param>
    /// <param name="names">What the two are called.</param>
    /// <param name="onset">The earlier one.</param>
    /// <param name="offset">The later one.</param>
    /// <param name="findings">Told what is wrong.</param>
    /// <returns>Seconds; null where they are wrong.</returns>
    public static (double Onset, double Offset)? Parse(
        string place, (string Onset, string Offset) names, string onset, string offset, LabelFindings findings)
    {
        if (Seconds(onset) is not { } from)
        {
            findings.Error($"{place}: {names.Onset} is {Shown(onset)}; expected seconds such as 1.25");
            return null;
        }

        if (Seconds(offset) is not { } to)
        {
            findings.Error($"{place}: {names.Offset} is {Shown(offset)}; expected seconds such as 1.25");
            return null;
        }

        if (to <= from)
        {
            findings.Error($"{place}: {names.Offset} {offset} is not behind {names.Onset} {onset}; expected a later time");
            return null;
        }

        return (from, to);
    }

    private static string Shown(string text) => text.Length == 0 ? "empty" : text;

    private static double? Seconds(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) && value >= 0
            ? value
            : null;
}
