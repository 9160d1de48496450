using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace WeakSep.Host;

/// <summary>
/// Help that ends with an example. Commands carry theirs at the end of their description; it is shown with their own help and left
/// out of lists.
/// </summary>
/// <param name="help">The ordinary help.</param>
/// <param name="examples">The example of each command.</param>
internal sealed class HelpWithExample(HelpAction help, IReadOnlyDictionary<Command, string> examples) : SynchronousCommandLineAction
{
    private static readonly string[] Markers = ["\n\nExample:", "\n\nExamples:"];

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <summary>Adds help to a root command and takes the examples out of the descriptions below it.</summary>
    /// <param name="root">The root command, with all commands.</param>
    internal static void AddTo(Command root)
    {
        var examples = new Dictionary<Command, string>();
        Collect(root, examples);
        root.Add(new HelpOption("--help", "-h") { Action = new HelpWithExample(new HelpAction(), examples) });
    }

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var code = help.Invoke(parseResult);

        if (examples.TryGetValue(parseResult.CommandResult.Command, out var example))
        {
            parseResult.InvocationConfiguration.Output.WriteLine($"Example:\n  {example}\n");
        }

        return code;
    }

    private static void Collect(Command command, Dictionary<Command, string> examples)
    {
        var parts = command.Description?.ReplaceLineEndings("\n").Split(Markers, 2, StringSplitOptions.None);

        if (parts is [var description, var example])
        {
            command.Description = description.Trim();
            examples[command] = string.Join("\n  ", example.Trim().Split('\n').Select(line => line.Trim()));
        }

        foreach (var child in command.Subcommands)
        {
            Collect(child, examples);
        }
    }
}
