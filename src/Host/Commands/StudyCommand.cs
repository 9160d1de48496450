using System.CommandLine;
using TorchSharp;
using WeakSep.Audio.Files;
using WeakSep.Host.Studies;

namespace WeakSep.Host.Commands;

/// <summary><c>study</c>: trains and measures all rows of a published study, and sets them beside what was published.</summary>
internal static class StudyCommand
{
    private const string ReportName = "report.md";

    private const string Example = """
        Example:
          weaksep study score --data data --test test --out runs/study
        """;

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var name = new Argument<string>("study") { Description = "name of a study (score), or a YAML file that describes one" };
        var data = new Option<string>("--data") { Description = "folder in Slakh2100's layout, with train and validation, and stems for the bound", Required = true };
        var tests = new Option<string[]>("--test")
        {
            Description = "folders that the separators are measured on",
            Required = true,
            AllowMultipleArgumentsPerToken = true,
        };
        var output = new Option<string>("--out") { Description = "folder of the study: a run per row, results, report.md; what is finished there is passed over", Required = true };
        var threads = new Option<int?>("--threads") { Description = "threads of libtorch (default: all cores)" };
        var command = new Command("study", "Rerun a published study: train every row, measure it, and set it beside what was published.\n\n" + Example)
        {
            name, data, tests, output, threads,
        };
        command.SetAction((parsed, cancellation) => Task.Run(
            () => Run(
                parsed.GetValue(name)!,
                parsed.GetValue(data)!,
                parsed.GetValue(tests)!,
                parsed.GetValue(output)!,
                parsed.GetValue(threads),
                cancellation),
            CancellationToken.None));

        return command;
    }

    private static int Run(string name, string data, string[] tests, string output, int? threads, CancellationToken cancellation)
    {
        torch.set_num_threads(threads ?? Environment.ProcessorCount);
        var study = StudyFile.Read(PathOf(name));
        var runner = new StudyRunner(study, data, tests, output);

        try
        {
            runner.Run(cancellation);
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("weaksep: interrupted; the same command goes on where it was");
            return ExitCodes.Interrupted;
        }

        var report = $"# {study.Title}\n\n" + string.Join('\n', tests.Select(test => Report(study, runner, test)));
        AtomicFile.WriteAllText(Path.Combine(output, ReportName), report);
        Console.WriteLine(report);

        return ExitCodes.Done;
    }

    private static string Report(StudyFile study, StudyRunner runner, string test)
    {
        var results = study.Rows.Where(row => File.Exists(runner.ResultPath(row, test)))
            .ToDictionary(row => row.Id, row => StudyResult.Read(runner.ResultPath(row, test)));

        var notes = study.Rows.Where(row => File.Exists(runner.NotesPath(row, test)))
            .ToDictionary(row => row.Id, row => StudyNotes.Read(runner.NotesPath(row, test)));

        return new StudyReport(study, results).Markdown(StudyRunner.TestName(test)) + StudyNotesTable.Markdown(study, notes);
    }

    /// <summary>A file as it is named, or the study of that name among the configurations that come with the program.</summary>
    private static string PathOf(string name)
    {
        var known = Path.Combine("configs", $"study-{name}.yaml");

        return File.Exists(name) ? name
            : File.Exists(known) ? known
            : throw new CommandFailure($"{name}: no such study; expected a YAML file, or the name of one of configs/study-*.yaml");
    }
}
