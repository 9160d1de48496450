using System.Globalization;
using Spectre.Console;
using WeakSep.MidiScore;

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

        var classes = Grid("class", "stems", "sounds");

        for (var index = 0; index < Instruments.All.Count; index++)
        {
            classes.AddRow(Instruments.All[index].Id(), Text($"{found.Stems[index]}"), Share(found.Activity(index)));
        }

        classes.AddRow("other", Text($"{found.OtherStems}"), "");
        var together = Grid("classes at a time", "share");

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

        foreach (var problem in found.Problems)
        {
            Console.WriteLine($"problem: {problem}");
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
