using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using WeakSep.Host.Devices;

namespace WeakSep.Host.Commands;

/// <summary><c>devices</c>: what <c>live</c> can listen to and play to.</summary>
internal static class DevicesCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var command = new Command(
            "devices", "Lists the sound devices that 'weaksep live' can use.\n\nExample: weaksep devices");
        command.SetAction(_ => List());

        return command;
    }

    private static int List()
    {
        var listing = DeviceCatalog.List();
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumns("--input, --output", "sound system");
        table.AddColumn(new TableColumn("in").RightAligned());
        table.AddColumn(new TableColumn("out").RightAligned());
        table.AddColumn(new TableColumn("Hz").RightAligned());
        table.AddColumn(new TableColumn("latency in, out (ms)").RightAligned());

        foreach (var entry in listing.Entries)
        {
            table.AddRow(
                Markup.Escape(entry.Name),
                Markup.Escape(entry.HostApi),
                Text(entry.InputChannels),
                Text(entry.OutputChannels),
                entry.SampleRate > 0 ? Text(entry.SampleRate) : "",
                string.Create(CultureInfo.InvariantCulture, $"{entry.LowInputLatencyMs:F1}, {entry.LowOutputLatencyMs:F1}"));
        }

        AnsiConsole.Write(table);

        foreach (var note in listing.Notes)
        {
            Console.WriteLine(note);
        }

        return ExitCodes.Done;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
