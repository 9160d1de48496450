using System.Globalization;
using Spectre.Console;

namespace WeakSep.Host.Live.Bench;

/// <summary>Prints the result of <c>bench live</c> for people.</summary>
internal static class LiveBenchTable
{
    private const long BlocksOfAPercentile = 10_000;        // of fewer, the 99.99th percentile is the longest

    /// <summary>Prints a report.</summary>
    internal static void Print(LiveBenchReport report)
    {
        Line($"{report.Preset}, {report.Sources} sources, {report.Provider}: {report.Rate} Hz stereo, blocks of {report.Buffer}, hop {report.Hop}");
        Line($"latency {report.LatencySamples} samples ({1e3 * report.LatencySamples / report.Rate:F1} ms, {report.Latency}); {report.Cores} cores, {(report.HasPriority ? "with" : "without")} real-time priority");
        AnsiConsole.Write(Durations(report));
        AnsiConsole.Write(Totals(report));
        var verdict = report.RespondsWithinHalfHop ? "under" : "NOT under";
        Line($"99.99 % of frames, paced: masks {report.Paced.ResponseMs.P9999:F3} ms after the block began, {verdict} half a hop ({report.HalfHopMs:F3} ms)");

        if (report.Paced.ResponseMs.Count < BlocksOfAPercentile)
        {
            Line($"of {report.Paced.ResponseMs.Count} frames, the 99.99th percentile is the longest; --seconds gives it more");
        }
    }

    private static Table Durations(LiveBenchReport report)
    {
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumn("ms");
        table.AddColumns(Right("50 %"), Right("90 %"), Right("99 %"), Right("99.9 %"), Right("99.99 %"), Right("longest"));

        foreach (var (name, run) in new[] { ("paced", report.Paced), ("back to back", report.BackToBack) })
        {
            AddRow(table, $"{name}: block", run.BlockMs, 1);
            AddRow(table, $"{name}: model", run.ModelMs, 1);
            AddRow(table, $"{name}: both", run.ResponseMs, 1);
        }

        AddRow(table, "paced: both / half hop", report.Paced.ResponseMs, report.HalfHopMs);

        return table;
    }

    private static Table Totals(LiveBenchReport report)
    {
        var (paced, fast) = (report.Paced, report.BackToBack);
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumn("");
        table.AddColumns(Right("paced"), Right("back to back"), Right("ratio"));
        table.AddRow("load of one core: transforms", Text(paced.Load.Transforms), Text(fast.Load.Transforms), "");
        table.AddRow("load of one core: model", Text(paced.Load.Model), Text(fast.Load.Model), "");
        table.AddRow("load of one core: both", Text(paced.Load.Together), Text(fast.Load.Together), "");
        table.AddRow("processor time of the process", Text(paced.Load.Processor), Text(fast.Load.Processor), "");
        table.AddRow("median block (ms)", Text(paced.BlockMs.P50), Text(fast.BlockMs.P50), Text(report.BlockRatio));
        table.AddRow("median model (ms)", Text(paced.ModelMs.P50), Text(fast.ModelMs.P50), Text(report.ModelRatio));
        table.AddRow("median both (ms)", Text(paced.ResponseMs.P50), Text(fast.ResponseMs.P50), Text(report.ResponseRatio));
        table.AddRow("blocks", Text(paced.BlockMs.Count), Text(fast.BlockMs.Count), "");
        table.AddRow("late blocks", Text(paced.LateBlocks), Text(fast.LateBlocks), "");
        table.AddRow("xruns", Text(paced.Xruns), "", "");
        table.AddRow("bytes allocated", Text(paced.AllocatedBytes), Text(fast.AllocatedBytes), "");
        table.AddRow("GC pauses (ms)", Text(paced.GcPauseMs), Text(fast.GcPauseMs), "");

        return table;
    }

    private static void AddRow(Table table, string name, DurationSummary summary, double unit) => table.AddRow(
    [
        name,
        .. new[] { summary.P50, summary.P90, summary.P99, summary.P999, summary.P9999, summary.Longest }.Select(value => Text(value / unit)),
    ]);

    private static TableColumn Right(string title) => new TableColumn(title).RightAligned();

    private static string Text(double value) => value.ToString("F3", CultureInfo.InvariantCulture);

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static void Line(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
