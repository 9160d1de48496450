using System.CommandLine;
using WeakSep.Host;
using WeakSep.Host.Commands;

using var interruption = new Interruption();
var root = new Command("weaksep", "Separates a mix into instruments with models that were trained without isolated stems.")
{
    RenderCommand.Create(),
    TranscribeCommand.Create(),
    EvaluateCommand.Create(),
    LiveCommand.Create(),
    HostCommand.Create(),
    BenchCommand.Create(),
    DevicesCommand.Create(),
    PresetsCommand.Create(),
    ScoreCommand.Create(),
    AlignCommand.Create(),
    DatasetCommand.Create(),
    TrainCommand.Create(),
    StudyCommand.Create(),
    ExportCommand.Create(),
    new VersionOption(),
};
HelpWithExample.AddTo(root);

var parsed = root.Parse(args.Length == 0 ? ["--help"] : args);

if (parsed.Errors.Count > 0 && parsed.Action is not HelpWithExample)
{
    Console.Error.WriteLine($"weaksep: {FailureReport.OneLine(parsed.Errors[0].Message)} Try: weaksep {CommandPath.Of(parsed)}--help");
    return ExitCodes.BadUsage;
}

var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };

try
{
    return await parsed.InvokeAsync(configuration, interruption.Token);
}
catch (Exception problem) when (!FailureReport.IsDebugging)
{
    return FailureReport.Print(problem, interruption.Token.IsCancellationRequested);
}
