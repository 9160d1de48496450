using System.CommandLine;

namespace WeakSep.Host.Commands;

/// <summary><c>bench</c>: how fast this machine is.</summary>
internal static class BenchCommand
{
    /// <summary>Builds the command with its subcommands.</summary>
    public static Command Create() => new("bench", "Measures how fast this machine is.\n\nExample: weaksep bench live")
    {
        BenchLiveCommand.Create(),
        BenchRenderCommand.Create(),
        BenchTrainCommand.Create(),
        BenchAlignCommand.Create(),
        BenchMixerCommand.Create(),
    };
}
