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
        Examples:
          weaksep study score --data data --test test --out runs/study
          weaksep dataset events --out events && weaksep study labels --data events --out runs/labels
        """;

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var name = new Argument<string>("study") { Description = "name of a study (score, labels), or a YAML file that describes one" };
        var data = new Option<string>("--data") { Description = "for score: folder in Slakh2100's layout, with train and validation, and stems for the bound; for labels: folder of labelled sound", Required = true };
        var tests = new Option<string[]>("--test")
        {
            Description = "folders that separators of songs are measured on; those of labelled sound are on the test part of their data",
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
                parsed.GetValue(tests) ?? [],
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
        using var kind = KindOf(study, data, tests);
        IReadOnlyList<string> diverged;

        try
        {
            diverged = new StudyRunner(study, kind, data, output).Run(() => WriteReport(study, kind, output), cancellation);
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("weaksep: interrupted; the same command goes on where it was");
            return ExitCodes.Interrupted;
        }

        Console.WriteLine(WriteReport(study, kind, output));

        return diverged.Count == 0
            ? ExitCodes.Done
            : throw new CommandFailure($"{output}: {string.Join(", ", diverged)} diverged, or take a stage of a row that did; expected all rows, the report is without these");
    }

    private static IStudyKind KindOf(StudyFile study, string data, string[] tests)
    {
        return (study.IsOfLabels, tests.Length) switch
        {
            (true, 0) => new LabelStudy(study, data),
            (false, > 0) => new SongStudy(study, data, tests),
            (true, _) => throw CommandFailure.BadUsage("--test: a study of labels is measured on the test part of --data; expected no --test"),
            _ => throw CommandFailure.BadUsage("--test: missing; expected folders of songs that the separators are measured on"),
        };
    }

    private static string WriteReport(StudyFile study, IStudyKind kind, string output)
    {
        var report = $"# {study.Title}\n\n{kind.Report(output)}";
        AtomicFile.WriteAllText(Path.Combine(output, ReportName), report);

        return report;
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
