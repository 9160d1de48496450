using System.CommandLine;
using WeakSep.Audio.Files;
using WeakSep.Host.Devices;
using WeakSep.Host.Devices.Interop;
using WeakSep.Host.Live;
using WeakSep.Host.Live.Bench;
using WeakSep.Host.Presets;
using WeakSep.RealtimeSeparator;

namespace WeakSep.Host.Commands;

/// <summary><c>bench live</c>: what live separation costs here, and whether it is in time.</summary>
internal static class BenchLiveCommand
{
    private const double DefaultSeconds = 20;
    private const double MaxSeconds = 86_400;

    private static readonly Option<string> PresetName = new("--preset", "-p")
    {
        Description = "Name of a preset (weaksep presets list), or a path to one.",
        DefaultValueFactory = _ => PresetCatalog.LiveName,
    };

    private static readonly Option<LatencyClass> Latency = new("--latency")
    {
        Description = "What is traded for quality: low, medium or high.",
        DefaultValueFactory = _ => LatencyClass.Low,
    };

    private static readonly Option<int> Rate = new("--rate") { Description = "Sample rate in hertz.", DefaultValueFactory = _ => NullDevice.DefaultSampleRate };

    private static readonly Option<int> Buffer = new("--buffer") { Description = "Samples per block.", DefaultValueFactory = _ => BlockSize.Default };

    private static readonly Option<double> Seconds = new("--seconds") { Description = "How long to play in real time.", DefaultValueFactory = _ => DefaultSeconds };

    private static readonly Option<string> Provider = new("--provider") { Description = "What computes the model.", DefaultValueFactory = _ => "auto" };

    private static readonly Option<double?> Collect = new("--gc-every")
    {
        Description = "Collect garbage every so many seconds while playing, to see what that does to the sound.",
    };

    private static readonly Option<string?> Json = new("--json") { Description = "Also write the result to this file." };

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        Provider.AcceptOnlyFromAmong("auto", "cpu", "cuda", "webgpu");
        var command = new Command(
            "live",
            "Measures live separation without a sound device: paced as a device does, then back to back.\n\n"
            + "Example: weaksep bench live --seconds 60 --json live.json")
        {
            PresetName, Latency, Rate, Buffer, Seconds, Provider, Collect, Json,
        };
        command.SetAction((parsed, cancellation) => Task.Run(() => Measure(parsed, cancellation), CancellationToken.None));

        return command;
    }

    private static int Measure(ParseResult parsed, CancellationToken cancellation)
    {
        var (rate, buffer, latency) = (parsed.GetValue(Rate), parsed.GetValue(Buffer), parsed.GetValue(Latency));
        var seconds = parsed.GetValue(Seconds);

        if (seconds is not (> 0 and <= MaxSeconds))
        {
            throw CommandFailure.BadUsage($"--seconds: expected more than 0, {MaxSeconds} at most");
        }

        var collect = parsed.GetValue(Collect);

        if (collect is not (null or (>= 0.01 and <= MaxSeconds)))
        {
            throw CommandFailure.BadUsage($"--gc-every: expected 0.01 to {MaxSeconds}");
        }

        BlockSize.ThrowIfBad(rate, buffer);
        var folder = PresetCatalog.Open(parsed.GetRequiredValue(PresetName));
        using var model = folder.LoadStreaming(RenderCommand.ProviderOf(parsed.GetRequiredValue(Provider)), out var provider);

        if (provider.Reason is { } reason)
        {
            Console.Error.WriteLine("weaksep: " + reason);
        }

        var hasPriority = false;
        using var engine = new LiveEngine(model, latency, () => hasPriority = LinuxThread.TryRaise());
        var bench = new LiveBench(engine, rate, buffer);
        var paced = bench.RunPaced(TimeSpan.FromSeconds(seconds), collect is { } every ? TimeSpan.FromSeconds(every) : null, cancellation);
        var backToBack = bench.RunBackToBack(paced.BlockMs.Count, cancellation);
        var report = new LiveBenchReport(
            folder.Preset.Name,
            ProgramVersion.Text,
            provider.Name,
            latency.ToString().ToLowerInvariant(),
            rate,
            buffer,
            engine.Separator!.Grid.Hop,
            engine.Separator.Sources.Count,
            hasPriority,
            engine.LatencySamples,
            paced,
            backToBack);
        LiveBenchTable.Print(report);

        if (parsed.GetValue(Json) is { } json)
        {
            AtomicFile.WriteAllText(json, report.ToJson());
        }

        return ExitCodes.Done;
    }
}
