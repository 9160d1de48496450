using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using WeakSep.Audio.Files;
using WeakSep.Host.Devices;
using WeakSep.Host.Mixing;
using WeakSep.Host.Mixing.Bench;
using WeakSep.Host.Presets;

namespace WeakSep.Host.Commands;

/// <summary><c>bench mixer</c>: whether a client of the mixer's feed makes live separation late.</summary>
internal static class BenchMixerCommand
{
    private const double DefaultSeconds = 60;
    private const double MaxSeconds = 86_400;

    private static readonly JsonSerializerOptions JsonOptions = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
    };

    private static readonly Option<string> PresetName = new("--preset", "-p")
    {
        Description = "Name of a preset (weaksep presets list), or a path to one.",
        DefaultValueFactory = _ => PresetCatalog.LiveName,
    };

    private static readonly Option<int> Buffer = new("--buffer") { Description = "Samples per block.", DefaultValueFactory = _ => BlockSize.Default };

    private static readonly Option<double> Seconds = new("--seconds") { Description = "How long to play each way.", DefaultValueFactory = _ => DefaultSeconds };

    private static readonly Option<string> Provider = new("--provider") { Description = "What computes the model.", DefaultValueFactory = _ => "auto" };

    private static readonly Option<string?> Json = new("--json") { Description = "Also write the result to this file." };

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        Provider.AcceptOnlyFromAmong("auto", "cpu", "cuda", "webgpu");
        var command = new Command(
            "mixer",
            "Plays live without a sound device: alone and, in turns, with a client that listens to the feed and moves faders.\n\n"
            + "Example: weaksep bench mixer --seconds 600")
        {
            PresetName, Buffer, Seconds, Provider, Json,
        };
        command.SetAction(Measure);

        return command;
    }

    private static async Task<int> Measure(ParseResult parsed, CancellationToken cancellation)
    {
        if (parsed.GetValue(Seconds) is not (> 0 and <= MaxSeconds))
        {
            throw CommandFailure.BadUsage($"--seconds: expected more than 0, {MaxSeconds} at most");
        }

        var settings = new MixerSettings
        {
            Device = new DeviceChoice { Input = "null", Output = "null", BlockFrames = parsed.GetValue(Buffer) },
            Provider = RenderCommand.ProviderOf(parsed.GetRequiredValue(Provider)),
            Say = line => Console.Error.WriteLine("weaksep: " + line),
        };
        using var mixer = new Mixer(settings, new NoStems());

        try
        {
            mixer.Desk.Open(MixerDesk.LiveSong, parsed.GetRequiredValue(PresetName));
        }
        catch (MixerException problem)
        {
            throw new CommandFailure(problem.Message);
        }

        mixer.Desk.Controls.Play();
        var (alone, watched) = await new MixerBench(mixer).RunAsync(TimeSpan.FromSeconds(parsed.GetValue(Seconds)), cancellation);
        Print("alone", alone);
        Print("with a client", watched);

        if (parsed.GetValue(Json) is { } json)
        {
            AtomicFile.WriteAllText(json, JsonSerializer.Serialize(new { preset = parsed.GetValue(PresetName), alone, watched }, JsonOptions));
        }

        return ExitCodes.Done;
    }

    private static void Print(string name, MixerBenchRun run) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{name,-13} {run.Seconds:F0} s  load {run.Load:P1}  late {run.LateBlocks}  xruns {run.Xruns}  allocated {run.AllocatedBytes} B  gc {run.GcPauseMs:F1} ms  messages {run.Messages}"));

    private sealed class NoStems : IStemSource
    {
        public IStemReader Open(string song, string preset) => throw new MixerException("there are no songs here");
    }
}
