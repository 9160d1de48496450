using System.CommandLine;
using WeakSep.Composer.Events;

namespace WeakSep.Host.Commands;

/// <summary><c>dataset events</c>: makes recordings of single sound events.</summary>
internal static class DatasetEventsCommand
{
    private const string About = """
        Makes recordings of car horns, barking dogs, gun shots, jackhammers and sirens, all synthesised, in UrbanSound8K's
        layout; no individual is in two folds. The same seed gives the same recordings, bit for bit. An interrupted run
        goes on where it stopped.

        Examples:
          weaksep dataset events --out events
          weaksep dataset events --out small --per-class 50 --folds 5 --seed 2
        """;

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var defaults = new EventCorpusSettings { Output = "" };
        var output = new Option<string>("--out") { Description = "Folder of the recordings.", Required = true, HelpName = "DIR" };
        var seed = new Option<ulong>("--seed") { Description = "Seed of everything that is drawn. Default 0.", HelpName = "S" };
        var perClass = new Option<int>("--per-class")
        {
            Description = $"Recordings of each class, over all folds. Default {defaults.PerClass}.",
            HelpName = "N",
        };
        var folds = new Option<int>("--folds") { Description = $"Folds. Default {defaults.Folds}.", HelpName = "N" };
        var rate = new Option<int>("--rate") { Description = $"Sample rate in Hz. Default {defaults.SampleRate}.", HelpName = "HZ" };
        var jobs = new Option<int>("--jobs") { Description = "Recordings at a time. Default: one per processor.", HelpName = "N" };
        var overwrite = new Option<bool>("--overwrite") { Description = "Replace recordings made with other settings." };
        seed.DefaultValueFactory = _ => defaults.Seed;
        perClass.DefaultValueFactory = _ => defaults.PerClass;
        folds.DefaultValueFactory = _ => defaults.Folds;
        rate.DefaultValueFactory = _ => defaults.SampleRate;
        jobs.DefaultValueFactory = _ => defaults.Jobs;

        var command = new Command("events", About) { output, seed, perClass, folds, rate, jobs, overwrite };
        command.SetAction((parsed, cancellation) =>
        {
            var settings = new EventCorpusSettings
            {
                Output = parsed.GetValue(output)!,
                Seed = parsed.GetValue(seed),
                Folds = Limited(parsed.GetValue(folds), 1, EventCorpusSettings.MaxFolds, folds.Name),
                PerClass = Limited(parsed.GetValue(perClass), parsed.GetValue(folds), EventCorpusSettings.MaxPerClass, perClass.Name),
                SampleRate = Limited(
                    parsed.GetValue(rate), EventCorpusSettings.MinSampleRate, EventCorpusSettings.MaxSampleRate, rate.Name),
                Jobs = Limited(parsed.GetValue(jobs), 1, 256, jobs.Name),
                Overwrite = parsed.GetValue(overwrite),
            };
            var display = new DatasetSynthDisplay("recordings", "events");
            display.End(display.Show(report => EventCorpus.Run(settings, report, cancellation)), settings.Output);

            return Task.FromResult(ExitCodes.Done);
        });
        return command;
    }

    private static int Limited(int value, int low, int high, string name) => value >= low && value <= high
        ? value
        : throw CommandFailure.BadUsage($"{name} is {value}; expected {low} to {high}");
}
