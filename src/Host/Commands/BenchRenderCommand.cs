using System.CommandLine;
using System.Globalization;
using WeakSep.Audio;
using WeakSep.Audio.Files;
using WeakSep.Host.Presets;
using WeakSep.Host.Rendering.Bench;

namespace WeakSep.Host.Commands;

/// <summary><c>bench render</c>: how fast tracks are separated here.</summary>
internal static class BenchRenderCommand
{
    private const int DefaultRate = 44_100;
    private const double DefaultSeconds = 120;
    private const double MaxSeconds = 86_400;
    private const int MaxThreads = 256;

    private static readonly Option<string> PresetName = new("--preset", "-p")
    {
        Description = "Name of a preset (weaksep presets list), or a path to one.",
        DefaultValueFactory = _ => PresetCatalog.DefaultName,
    };

    private static readonly Option<int> Rate = new("--rate") { Description = "Sample rate in hertz.", DefaultValueFactory = _ => DefaultRate };

    private static readonly Option<double> Seconds = new("--seconds") { Description = "Length of the sound.", DefaultValueFactory = _ => DefaultSeconds };

    private static readonly Option<int> Threads = new("--threads")
    {
        Description = "Threads of the model and of the synthesis. Default: all cores.",
        DefaultValueFactory = _ => Environment.ProcessorCount,
    };

    private static readonly Option<string> Provider = new("--provider") { Description = "What computes the model.", DefaultValueFactory = _ => "auto" };

    private static readonly Option<string?> Json = new("--json") { Description = "Also write the result to this file." };

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        Provider.AcceptOnlyFromAmong("auto", "cpu", "cuda", "webgpu");
        var command = new Command(
            "render",
            "Measures how fast stereo tracks are separated, files aside: the whole path, and the model alone.\n\n"
            + "Example: weaksep bench render --seconds 300")
        {
            PresetName, Rate, Seconds, Threads, Provider, Json,
        };
        command.SetAction((parsed, cancellation) => Task.Run(() => Measure(parsed, cancellation), CancellationToken.None));

        return command;
    }

    private static int Measure(ParseResult parsed, CancellationToken cancellation)
    {
        var (rate, seconds, threads) = (parsed.GetValue(Rate), parsed.GetValue(Seconds), parsed.GetValue(Threads));
        Require(rate is >= AudioFormat.MinSampleRate and <= AudioFormat.MaxSampleRate, $"--rate: expected {AudioFormat.MinSampleRate} to {AudioFormat.MaxSampleRate}");
        Require(seconds is >= 1 and <= MaxSeconds, $"--seconds: expected 1 to {MaxSeconds}");
        Require(threads is >= 1 and <= MaxThreads, $"--threads: expected 1 to {MaxThreads}");
        var folder = PresetCatalog.Open(parsed.GetRequiredValue(PresetName));
        using var preset = folder.Load(RenderCommand.ProviderOf(parsed.GetRequiredValue(Provider)), threads);
        var result = RenderBench.Run(preset.Model, rate, seconds, threads, cancellation);

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{folder.Preset.Name}, {preset.Model.Provider.Name}, {threads} threads: stereo at {rate} Hz, {result.RealTimeFactor:F1} x real time, {result.PeakMegabytes:F0} MB"));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"model alone: {result.ModelFramesPerSecond:F0} frames a second, {result.ModelRealTimeFactor:F1} x real time"));

        if (parsed.GetValue(Json) is { } json)
        {
            AtomicFile.WriteAllText(json, result.ToJson());
        }

        return ExitCodes.Done;
    }

    private static void Require(bool condition, string otherwise)
    {
        if (!condition)
        {
            throw CommandFailure.BadUsage(otherwise);
        }
    }
}
