using System.CommandLine;
using System.Globalization;
using WeakSep.Host.Devices;
using WeakSep.Host.Devices.Interop;
using WeakSep.Host.Live;
using WeakSep.Host.Presets;
using WeakSep.RealtimeSeparator;

namespace WeakSep.Host.Commands;

/// <summary><c>live</c>: routes an input to one output per instrument.</summary>
internal static class LiveCommand
{
    private static readonly Option<string> PresetName = new("--preset", "-p")
    {
        Description = "Name of a preset (weaksep presets list), or a path to one.",
        DefaultValueFactory = _ => PresetCatalog.LiveName,
    };

    private static readonly Option<string?> Input = new("--input")
    {
        Description = "Where sound comes from: jack, jack:CLIENT, portaudio, portaudio:DEVICE, file:PATH or null. Default: jack.",
    };

    private static readonly Option<string?> Output = new("--output") { Description = "Where sound goes to, the same way. Default: what fits the input." };

    private static readonly Option<int?> Rate = new("--rate") { Description = "Sample rate in hertz. Default: the device's." };

    private static readonly Option<int?> Buffer = new("--buffer") { Description = "Samples per block. Default: the device's, or 256." };

    private static readonly Option<LatencyClass> Latency = new("--latency")
    {
        Description = "What is traded for quality: low, medium or high, about 12, 23 and 46 ms.",
        DefaultValueFactory = _ => LatencyClass.Low,
    };

    private static readonly Option<string> Provider = new("--provider") { Description = "What computes the model.", DefaultValueFactory = _ => "auto" };

    private static readonly Option<string?> Stats = new("--stats") { Description = "json: one object a second instead of the view." };

    private static readonly Option<string?> Record = new("--record") { Description = "Also record every output into this folder, before gains and mutes." };

    private static readonly Option<double?> Seconds = new("--seconds") { Description = "End after so many seconds." };

    private static readonly Option<bool> Fold = new("--fold") { Description = "Add the outputs up where a sound card has too few channels." };

    private static readonly Option<bool> Loop = new("--loop") { Description = "Play a file again and again." };

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        Provider.AcceptOnlyFromAmong("auto", "cpu", "cuda", "webgpu");
        Stats.AcceptOnlyFromAmong("json");
        var command = new Command(
            "live",
            "Routes an input to one stereo output per instrument, with the residual and the dry mixture beside them.\n\n"
            + "Example: weaksep live --input jack --latency low")
        {
            PresetName, Input, Output, Rate, Buffer, Latency, Provider, Stats, Record, Seconds, Fold, Loop,
        };
        command.SetAction((parsed, cancellation) => Task.Run(() => Play(parsed, cancellation), CancellationToken.None));

        return command;
    }

    private static int Play(ParseResult parsed, CancellationToken cancellation)
    {
        var seconds = parsed.GetValue(Seconds);

        if (seconds is <= 0)
        {
            throw CommandFailure.BadUsage("--seconds: expected more than 0");
        }

        var settings = new LiveSettings
        {
            Device = new DeviceChoice
            {
                Input = parsed.GetValue(Input),
                Output = parsed.GetValue(Output),
                SampleRate = parsed.GetValue(Rate),
                BlockFrames = parsed.GetValue(Buffer),
                Fold = parsed.GetValue(Fold),
                Loop = parsed.GetValue(Loop),
            },
            Latency = parsed.GetValue(Latency),
            Duration = seconds is { } limit ? TimeSpan.FromSeconds(limit) : null,
            RecordFolder = parsed.GetValue(Record),
        };
        var folder = PresetCatalog.Open(parsed.GetRequiredValue(PresetName));
        using var model = folder.LoadStreaming(RenderCommand.ProviderOf(parsed.GetRequiredValue(Provider)), out var provider);
        using var engine = new LiveEngine(model, settings.Latency, () => LinuxThread.TryRaise());

        if (settings.Device.AddsUp)
        {
            engine.MuteDry();
        }

        var title = string.Create(CultureInfo.InvariantCulture, $"WeakSep live: {folder.Preset.Title} ({folder.Preset.Name})");
        using var view = ViewFor(parsed, engine, title);

        if (provider.Reason is { } reason)
        {
            view.Say(reason);
        }

        var meter = new LiveMeter(engine, provider.Name);
        new LiveSession(engine, settings, view, DeviceFactory.Open).Run(meter, cancellation);

        // Ctrl-C is how a live session ends.
        return ExitCodes.Done;
    }

    private static ILiveView ViewFor(ParseResult parsed, LiveEngine engine, string title) =>
        parsed.GetValue(Stats) is not null ? new JsonLiveView()
        : Console.IsOutputRedirected ? new PlainLiveView()
        : new TerminalLiveView(engine, title);
}
