using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using WeakSep.Audio;
using WeakSep.Audio.Files;
using WeakSep.Browser.Tests;
using WeakSep.Host.Tests;
using WeakSep.Tests.Shared;

[assembly: AssemblyFixture(typeof(MixerProgram))]
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace WeakSep.Browser.Tests;

/// <summary>The real program serving a song of a few seconds, and a browser; both live as long as the tests.</summary>
public sealed partial class MixerProgram : IAsyncLifetime
{
    /// <summary>Name of the song that is open.</summary>
    public const string Title = "riverside short";

    /// <summary>Name of a second preset.</summary>
    public const string OtherPreset = "again";

    /// <summary>What people call it.</summary>
    public const string OtherPresetTitle = "The same again";

    private const double FromSeconds = 5;       // all instruments have come in a little later
    private const double Seconds = 9;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private string _folder = "";
    private int _programs;
    private WeakSepProcess? _program;
    private IPlaywright? _driver;
    private IBrowser? _browser;

    /// <summary>Where the mixer is.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1/");

    /// <summary>The song's file.</summary>
    public string SongFile => Path.Combine(_folder, $"{Title}.wav");

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        if (Chromium.Path is null)
        {
            return;     // every test says so itself
        }

        // Without it every test would wait for a page that never comes.
        Assert.True(File.Exists(Path.Combine(AppContext.BaseDirectory, "web", "index.html")), "the page is not built: npm ci, then dotnet build");
        _folder = Directory.CreateTempSubdirectory("weaksep-browser-").FullName;
        WriteSong();
        CopyPreset();
        _program = Start(SongFile, "--output", "null");
        _driver = await Playwright.CreateAsync();
        _browser = await Chromium.Launch(_driver);
        Address = await AddressOf(_program);
        await SongIsThere(Address);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _driver?.Dispose();
        _program?.Dispose();

        if (_folder.Length > 0)
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    /// <summary>Opens a page of its own browser profile.</summary>
    internal async Task<MixerPage> OpenPage(bool withoutPolicy = false)
    {
        Chromium.Require();
        var context = await _browser!.NewContextAsync(new() { BypassCSP = withoutPolicy, ViewportSize = new() { Width = 1280, Height = 860 } });
        return new MixerPage(await context.NewPageAsync(), Address);
    }

    /// <summary>The same with the song open and rendered, as if for the first time.</summary>
    internal async Task<MixerPage> OpenSong()
    {
        var page = await OpenPage();
        await page.OpenFresh(Title);
        return page;
    }

    /// <summary>The same, recording what it plays.</summary>
    internal async Task<MixerPage> OpenRecordedSong()
    {
        var page = await OpenPage(withoutPolicy: true);
        await page.Page.Context.AddInitScriptAsync(Recorder.Script);
        await page.OpenFresh(Title);
        return page;
    }

    /// <summary>Starts a program of its own that separates the song as if it came from a device.</summary>
    internal async Task<MixerPage> OpenLive()
    {
        Chromium.Require();
        var program = Start("--input", $"file:{SongFile}", "--output", "null");
        var context = await _browser!.NewContextAsync();
        context.Close += (_, _) => program.Dispose();
        return new MixerPage(await context.NewPageAsync(), await AddressOf(program));
    }

    /// <summary>Starts a program of its own that listens beyond the machine.</summary>
    /// <returns>A page that was not opened yet, and the address that the program printed, as this machine reaches it.</returns>
    internal async Task<(MixerPage Page, Uri Printed)> ShareMixer(string token)
    {
        Chromium.Require();
        var program = Start("--listen", "0.0.0.0", "--token", token, "--output", "none");
        var context = await _browser!.NewContextAsync();
        context.Close += (_, _) => program.Dispose();
        // Its own name is known to a network, and not always to the machine itself.
        var printed = new UriBuilder(await LinkOf(program)) { Host = "127.0.0.1" }.Uri;
        return (new MixerPage(await context.NewPageAsync(), new Uri(printed, "/")), printed);
    }

    private void WriteSong()
    {
        using var reader = AudioReader.Open(Path.Combine(Repository.Root, "examples", "riverside.flac"));
        var format = reader.Format;
        var samples = new float[(int)((FromSeconds + Seconds) * format.SampleRate) * format.Channels];
        reader.Read(samples);
        using var writer = AudioWriter.Create(SongFile, format, SampleEncoding.Pcm16);
        writer.Write(samples.AsSpan((int)(FromSeconds * format.SampleRate) * format.Channels));
        writer.Commit();
    }

    /// <summary>A second preset, of the same models: what changes when it takes over can only be a mistake.</summary>
    private void CopyPreset()
    {
        var copy = Directory.CreateDirectory(Path.Combine(_folder, "weaksep", "presets", OtherPreset)).FullName;

        foreach (var file in Directory.GetFiles(Path.Combine(Repository.Root, "presets", "trio")))
        {
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        }

        var description = Path.Combine(copy, "preset.json");
        File.WriteAllText(description, File.ReadAllText(description)
            .Replace("\"name\": \"trio\"", $"\"name\": \"{OtherPreset}\"", StringComparison.Ordinal)
            .Replace("\"title\": \"Bass, guitar and piano\"", $"\"title\": \"{OtherPresetTitle}\"", StringComparison.Ordinal)
            .Replace("\"../schema.json\"", "\"schema.json\"", StringComparison.Ordinal));
    }

    private WeakSepProcess Start(params string[] arguments) =>
        WeakSepProcess.Start(_folder, ["host", .. arguments, "--port", "0", "--workspace", Path.Combine(_folder, $"mixer-{_programs++}")]);

    private static async Task<Uri> AddressOf(WeakSepProcess program) => new(await LinkOf(program), "/");

    private static async Task<Uri> LinkOf(WeakSepProcess program)
    {
        var start = TimeProvider.System.GetTimestamp();

        while (TimeProvider.System.GetElapsedTime(start) < Patience && program.IsRunning)
        {
            if (Link().Match(program.Output) is { Success: true } match)
            {
                return new Uri(match.Value);
            }

            await Task.Delay(50);
        }

        throw new InvalidOperationException($"weaksep host did not start: {program.Output} {program.Error}");
    }

    // The address is printed before the song has come in.
    private static async Task SongIsThere(Uri address)
    {
        using var client = new HttpClient();
        var start = TimeProvider.System.GetTimestamp();

        while (TimeProvider.System.GetElapsedTime(start) < Patience)
        {
            using var opening = JsonDocument.Parse(await client.GetStringAsync(new Uri(address, "api/opening")));

            if (opening.RootElement.GetProperty("song").ValueKind == JsonValueKind.String)
            {
                return;
            }

            await Task.Delay(50);
        }

        throw new InvalidOperationException("the song does not come in");
    }

    [GeneratedRegex(@"http://\S+")]
    private static partial Regex Link();
}
