using System.Globalization;
using Spectre.Console;

namespace WeakSep.Host.Evaluation;

/// <summary>Prints an evaluation for people.</summary>
internal static class EvaluationTable
{
    /// <summary>Prints the table to the output stream.</summary>
    /// <param name="summary">The means.</param>
    internal static void Print(EvaluationSummary summary)
    {
        var table = new Table()
            .AddColumn("SI-SDR in dB")
            .AddColumn(new TableColumn("tracks").RightAligned())
            .AddColumn(new TableColumn("mixture").RightAligned())
            .AddColumn(new TableColumn("model").RightAligned())
            .AddColumn(new TableColumn("improvement").RightAligned())
            .AddColumn(new TableColumn("95 % interval").RightAligned())
            .AddColumn(new TableColumn("ideal mask").RightAligned());

        foreach (var (source, row) in summary.Sources)
        {
            AddRow(table, source, row);
        }

        AddRow(table, "average", summary.Average);
        AnsiConsole.Write(table);
    }

    private static void AddRow(Table table, string name, SourceSummary row) => table.AddRow(
        Markup.Escape(name),
        row.Items.ToString(CultureInfo.InvariantCulture),
        Text(row.SiSdrInput),
        Text(row.SiSdr),
        Text(row.SiSdrImprovement),
        string.Join(" to ", row.ImprovementInterval.Select(Text)),
        Text(row.Ideal));

    private static string Text(double decibels) => decibels.ToString("0.00", CultureInfo.InvariantCulture);
}
