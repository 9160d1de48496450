using System.CommandLine;
using System.Globalization;
using TorchSharp;
using WeakSep.Trainer;

namespace WeakSep.Host.Commands;

/// <summary><c>bench train</c>: how fast a separator is trained here.</summary>
internal static class BenchTrainCommand
{
    private const double DefaultSeconds = 20;

    private static readonly Option<string?> Config = new("--config") { Description = "Settings of training. Default: the score paper's." };

    private static readonly Option<double> Seconds = new("--seconds") { Description = "How long to measure.", DefaultValueFactory = _ => DefaultSeconds };

    private static readonly Option<int> Threads = new("--threads")
    {
        Description = "Threads of libtorch. Default: all cores.",
        DefaultValueFactory = _ => Environment.ProcessorCount,
    };

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var command = new Command(
            "train",
            "Measures training steps of a separator on noise: forward, L1, backward, clipping, Adam.\n\n"
            + "Example: weaksep bench train --seconds 30")
        {
            Config, Seconds, Threads,
        };
        command.SetAction((parsed, cancellation) => Task.Run(
            () => Measure(parsed.GetValue(Config), parsed.GetValue(Seconds), parsed.GetValue(Threads), cancellation), CancellationToken.None));

        return command;
    }

    private static int Measure(string? config, double seconds, int threads, CancellationToken cancellation)
    {
        if (seconds is not (> 0 and <= 3600) || threads is < 1 or > 256)
        {
            throw CommandFailure.BadUsage("--seconds: expected up to 3600; --threads: expected 1 to 256");
        }

        torch.set_num_threads(threads);
        var settings = config is null ? new TrainingSettings() : SettingsFile.Read(config);
        var step = StepBench.SecondsPerStep(settings, TimeSpan.FromSeconds(seconds), cancellation);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"WeakSep, {threads} threads, batch of {settings.Batch} x {settings.ClipFrames} frames: {1000 * step:F1} ms a step, {settings.Batch / step:F1} clips/s"));

        return ExitCodes.Done;
    }
}
