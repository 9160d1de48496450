using System.CommandLine;
using System.Net;
using System.Security.Cryptography;
using WeakSep.Host.Presets;
using WeakSep.Host.Web;

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

    private static readonly Option<string> PresetName = new("--preset", "-p")
    {
        Description = "Name of a preset (weaksep presets list), or a path to one.",
        DefaultValueFactory = _ => PresetCatalog.DefaultName,
    };

    private static readonly Option<int> Port = new("--port") { Description = "Port to serve on; 0 takes a free one.", DefaultValueFactory = _ => DefaultPort };

    private static readonly Option<string?> Listen = new("--listen")
    {
        Description = "Address to serve on, such as 0.0.0.0. Others than the machine's own need the token. Default: 127.0.0.1.",
    };

    private static readonly Option<string?> Token = new("--token") { Description = $"What browsers must know, {ShortestToken} letters or more. Default: made up." };

    private static readonly Option<string?> Folder = new("--workspace") { Description = "Folder for songs, stems and sessions." };

    private static readonly Option<string> Provider = new("--provider") { Description = "What computes the models.", DefaultValueFactory = _ => "auto" };

    private static readonly Option<int> MaxUpload = new("--max-upload")
    {
        Description = "Largest file that the page may open, in MiB.",
        DefaultValueFactory = _ => (int)(MixerSettings.DefaultMostUploadBytes >> 20),
    };

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        Provider.AcceptOnlyFromAmong("auto", "cpu", "cuda", "webgpu");
        var command = new Command(
            "host",
            "Serves the mixer: a page on which the instruments of a song are heard, mixed and exported.\n\nExample: weaksep host song.flac")
        {
            Audio, PresetName, Port, Listen, Token, Folder, Provider, MaxUpload,
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
            var song = await server.Songs.Open(path, cancellation);
            server.Renders.Start(song, settings.Preset);
        }

        await server.Start(cancellation);
        Console.WriteLine($"WeakSep mixer: {AddressOf(server, settings)}");
        Console.WriteLine("Ctrl-C ends it.");

        // Ctrl-C is how it ends.
        await Task.Delay(Timeout.Infinite, cancellation).ContinueWith(static _ => { }, TaskScheduler.Default);
        return ExitCodes.Done;
    }

    private static string AddressOf(MixerServer server, MixerSettings settings) =>
        $"{server.Address.GetLeftPart(UriPartial.Authority)}/{(settings.Token is { } token ? $"?token={token}" : "")}";

    private static MixerSettings SettingsOf(ParseResult parsed)
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

        return new MixerSettings
        {
            Port = port,
            Address = address!,
            Token = token ?? (IPAddress.IsLoopback(address!) ? null : Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes))),
            Workspace = parsed.GetValue(Folder) ?? MixerWorkspace.DefaultFolder,
            Preset = PresetCatalog.Open(parsed.GetRequiredValue(PresetName)),
            Provider = RenderCommand.ProviderOf(parsed.GetRequiredValue(Provider)),
            MostUploadBytes = (long)upload << 20,
        };
    }

    private static void Require(bool condition, string otherwise)
    {
        if (!condition)
        {
            throw CommandFailure.BadUsage(otherwise);
        }
    }
}
