using System.CommandLine;
using System.CommandLine.Parsing;

namespace WeakSep.Host;

/// <summary>The words that led to a command, for the hint after a usage error.</summary>
internal static class CommandPath
{
    /// <summary>The names of the subcommands with a blank after each; empty for the root.</summary>
    /// <param name="parsed">The command line.</param>
    internal static string Of(ParseResult parsed)
    {
        var words = "";

        for (var result = parsed.CommandResult; result.Parent is CommandResult parent; result = parent)
        {
            words = $"{result.Command.Name} {words}";
        }

        return words;
    }
}
