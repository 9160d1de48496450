using System.CommandLine;

namespace WeakSep.Host.Commands;

/// <summary><c>dataset</c>: makes and examines data sets.</summary>
internal static class DatasetCommand
{
    /// <summary>Builds the command with its subcommands.</summary>
    public static Command Create() => new(
        "dataset", "Makes and examines data sets.\n\nExample: weaksep dataset synth --out data --hours 1 --seed 1")
    {
        DatasetSynthCommand.Create(),
        DatasetEventsCommand.Create(),
        DatasetInspectCommand.Create(),
    };
}
