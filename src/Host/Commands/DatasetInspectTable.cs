using System.Globalization;
using Spectre.Console;

namespace WeakSep.Host.Commands;

/// <summary>Prints what <c>dataset inspect</c> found as tables.</summary>
internal static class DatasetInspectTable
{
    private const double SecondsPerHour = 3600;

    /// <summary>Prints the tables and then the problems.</summary>
    /// <param name="found">What was found.</param>
    internal static void Print(DatasetInspection found)
    {
        Console.WriteLine(Text($"{found.Folder}: {found.Tracks} tracks, {found.Hours:0.00} h"));
        var splits = Grid("split", "tracks", "hours");

        foreach (var (name, (tracks, seconds)) in found.Splits)
        {
            splits.AddRow(Markup.Escape(name), Text($"{tracks}"), Text($"{seconds / SecondsPerHour:0.00}"));
        }

        var classes = Grid("instrument", "stems", "sounds", "alone");

        for (var index = 0; index < found.Instruments.Count; index++)
        {
            classes.AddRow(
                found.Instruments[index], Text($"{found.Stems[index]}"), Share(found.Activity(index)), Share(found.Alone(index)));
        }

        classes.AddRow("other", Text($"{found.OtherStems}"), "", "");
        var together = Grid("instruments at a time", "share");

        for (var count = 0; count < found.FramesByCount.Length; count++)
        {
            together.AddRow(Text($"{count}"), Share(found.Together(count)));
        }

        var sources = Grid("source", "stems");

        foreach (var (name, stems) in found.Sources)
        {
            sources.AddRow(Markup.Escape(name), Text($"{stems}"));
        }

        foreach (var table in new[] { splits, classes, together, sources })
        {
            AnsiConsole.Write(table);
        }

        PrintFindings(found);
    }

    /// <summary>Prints what is wrong, a line each.</summary>
    /// <param name="found">What was found.</param>
    internal static void PrintFindings(DatasetInspection found)
    {
        foreach (var finding in found.Findings)
        {
            Console.WriteLine($"{(finding.IsError ? "error" : "warning")}: {finding.Message}");
        }
    }

    private static Table Grid(string first, params string[] numbers)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn(first);

        foreach (var name in numbers)
        {
            table.AddColumn(new TableColumn(name).RightAligned());
        }

        return table;
    }

    private static string Share(double share) => share.ToString("0.0 %", CultureInfo.InvariantCulture);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
