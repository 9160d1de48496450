using System.CommandLine;
using System.Text.Json;
using WeakSep.Trainer.Data;

namespace WeakSep.Host.Commands;

/// <summary><c>dataset inspect</c>: what a data set holds, and what is wrong with it.</summary>
internal static class DatasetInspectCommand
{
    private const string About = """
        Counts tracks, hours and how often each class of instrument sounds, and looks for missing files, unequal
        lengths and scores that occur in two splits. Ends with code 1 when it finds a problem.

        Example: weaksep dataset inspect data
        """;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var folder = new Argument<string>("DIR")
        {
            Description = "A data set in Slakh2100's layout, or one split of it.",
        };
        var narrow = new Option<bool>("--published-programs")
        {
            Description = "Count only the programs of the published experiment (piano 0-1, guitar 29-30, bass 33-34).",
        };
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var command = new Command("inspect", About) { folder, narrow, json };
        command.SetAction((parsed, cancellation) =>
        {
            var programs = parsed.GetValue(narrow) ? ClassPrograms.Published : ClassPrograms.Families;
            var inspection = DatasetInspector.Inspect(parsed.GetValue(folder)!, programs, cancellation);

            if (parsed.GetValue(json))
            {
                Console.WriteLine(inspection.ToJson().ToJsonString(Indented));
            }
            else
            {
                DatasetInspectTable.Print(inspection);
            }

            return Task.FromResult(inspection.Problems.Count == 0 ? ExitCodes.Done : ExitCodes.Failed);
        });
        return command;
    }
}
