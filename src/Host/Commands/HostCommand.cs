using System.CommandLine;
using System.Net;
using System.Security.Cryptography;
using WeakSep.Host.Devices;
using WeakSep.Host.Mixing;
using WeakSep.Host.Presets;
using WeakSep.Host.Web;
using WeakSep.RealtimeSeparator;

namespace WeakSep.Host.Commands;

/// <summary><c>host</c>: the mixer in the browser.</summary>
internal static class HostCommand
{
    private const int DefaultPort = 5080;
    private const int HighestPort = 65_535;
    private const int ShortestToken = 16;       // letters; a shorter one can be guessed over a network
    private const int TokenBytes = 16;
    private const int LargestUploadMiB = 1 << 20;

    private static readonly Argument<string?> Audio = new("audio")
    {
        Description = "A song to open: WAV, FLAC, AIFF, Ogg, Opus, MP3.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string?> PresetName = new("--preset", "-p")
    {
        Description = $"Name of a preset (weaksep presets list), or a path to one. Default: {PresetCatalog.DefaultName}, and for live input {PresetCatalog.LiveName}.",
    };

    private static readonly Option<int> Port = new("--port") { Description = "Port to serve on; 0 takes a free one.", DefaultValueFactory = _ => DefaultPort };

    private static readonly Option<string?> Listen = new("--listen")
    {
        Description = "Address to serve on, such as 0.0.0.0. Others than the machine's own need the token. Default: 127.0.0.1.",
    };

    private static readonly Option<string?> Token = new("--token") { Description = $"What browsers must know, {ShortestToken} letters or more. Default: made up." };

    private static readonly Option<string?> Folder = new("--workspace") { Description = "Folder for songs, stems and sessions." };

    private static readonly Option<string> Provider = new("--provider") { Description = "What computes the models.", DefaultValueFactory = _ => "auto" };

    private static readonly Option<string?> Input = new("--input")
    {
        Description = "Where live sound comes from: jack, jack:CLIENT, portaudio, portaudio:DEVICE, file:PATH or null.",
    };

    private static readonly Option<string?> Output = new("--output") { Description = "Where sound goes to, the same way; none leaves it to the browser. Default: what there is." };

    private static readonly Option<int?> Rate = new("--rate") { Description = "Sample rate of the device in hertz. Default: the song's, where it can be had." };

    private static readonly Option<int?> Buffer = new("--buffer") { Description = "Samples per block. Default: the device's, or 256." };

    private static readonly Option<LatencyClass> Latency = new("--latency")
    {
        Description = "What is traded for quality of live input: low, medium or high, about 12, 23 and 46 ms.",
        DefaultValueFactory = _ => LatencyClass.Low,
    };

    private static readonly Option<int> MaxUpload = new("--max-upload")
    {
        Description = "Largest file that the page may open, in MiB.",
        DefaultValueFactory = _ => (int)(MixerServerSettings.DefaultMostUploadBytes >> 20),
    };

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        Provider.AcceptOnlyFromAmong("auto", "cpu", "cuda", "webgpu");
        Audio.Validators.Add(RenderCommand.RefuseUnknownOptions);
        var command = new Command(
            "host",
            "Serves the mixer: a page on which the instruments of a song are heard, mixed and exported.\n\nExample: weaksep host song.flac")
        {
            Audio, PresetName, Port, Listen, Token, Folder, Input, Output, Rate, Buffer, Latency, Provider, MaxUpload,
        };
        command.SetAction((parsed, cancellation) => Task.Run(() => Serve(parsed, cancellation), CancellationToken.None));

        return command;
    }

    private static async Task<int> Serve(ParseResult parsed, CancellationToken cancellation)
    {
        var settings = SettingsOf(parsed);
        await using var server = new MixerServer(settings);

        if (parsed.GetValue(Audio) is { } path)
        {
            server.Opening = new SongOpening(server.Songs, server.Renders, settings.Preset, path);
        }
        else if (server.Mixer.Desk.State.Engine.Available)
        {
            OpenLive(server, parsed.GetValue(PresetName) ?? PresetCatalog.LiveName);
        }

        await server.Start(cancellation);
        Console.WriteLine($"WeakSep mixer: {AddressOf(server, settings.Token)}");
        Console.WriteLine("Ctrl-C ends it.");

        var opening = server.Opening?.Run(Say, cancellation) ?? Task.CompletedTask;

        // Ctrl-C is how it ends.
        await Task.Delay(Timeout.Infinite, cancellation).ContinueWith(static _ => { }, TaskScheduler.Default);
        await opening;
        return ExitCodes.Done;
    }

    private static void OpenLive(MixerServer server, string preset)
    {
        try
        {
            server.Mixer.Desk.Open(MixerDesk.LiveSong, preset);
        }
        catch (MixerException problem)
        {
            Say($"live input: {problem.Message}");      // songs can be mixed all the same
        }
    }

    private static void Say(string line) => Console.Error.WriteLine($"weaksep: {line}");

    private static string AddressOf(MixerServer server, string? token)
    {
        var address = server.Address.GetLeftPart(UriPartial.Authority);
        var song = server.Opening is null ? null : MixerServer.OpeningPage;

        return (token, song) switch
        {
            (null, _) => address + MixerServer.PageOf(song),
            (_, null) => $"{address}/?token={token}",
            _ => $"{address}/?song={song}&token={token}",
        };
    }

    private static MixerServerSettings SettingsOf(ParseResult parsed)
    {
        var (port, upload) = (parsed.GetValue(Port), parsed.GetValue(MaxUpload));
        Require(port is >= 0 and <= HighestPort, $"--port {port}: expected 0 to {HighestPort}");
        Require(upload is >= 1 and <= LargestUploadMiB, $"--max-upload {upload}: expected 1 to {LargestUploadMiB} MiB");
        var address = IPAddress.Loopback;
        Require(parsed.GetValue(Listen) is not { } listen || IPAddress.TryParse(listen, out address), "--listen: expected an address such as 0.0.0.0");
        var token = parsed.GetValue(Token);
        Require(
            token is null || (token.Length >= ShortestToken && token.All(char.IsAsciiLetterOrDigit)),
            $"--token: expected {ShortestToken} or more letters and digits");

        var provider = RenderCommand.ProviderOf(parsed.GetRequiredValue(Provider));

        return new MixerServerSettings
        {
            Port = port,
            Address = address!,
            Token = token ?? (IPAddress.IsLoopback(address!) ? null : Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes))),
            Workspace = parsed.GetValue(Folder) ?? MixerWorkspace.DefaultFolder,
            Preset = PresetCatalog.Open(parsed.GetValue(PresetName) ?? PresetCatalog.DefaultName),
            Provider = provider,
            Sound = new MixerSettings
            {
                Device = parsed.GetValue(Output) == "none" ? null : DeviceOf(parsed),
                Latency = parsed.GetValue(Latency),
                Provider = provider,
                Say = Say,
            },
            MostUploadBytes = (long)upload << 20,
        };
    }

    private static DeviceChoice DeviceOf(ParseResult parsed) => new()
    {
        Input = parsed.GetValue(Input),
        Output = parsed.GetValue(Output),
        SampleRate = parsed.GetValue(Rate),
        BlockFrames = parsed.GetValue(Buffer),
    };

    private static void Require(bool condition, string otherwise)
    {
        if (!condition)
        {
            throw CommandFailure.BadUsage(otherwise);
        }
    }
}
