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

    private const double FromSeconds = 5;       // all instruments have come in a little later
    private const double Seconds = 9;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private string _folder = "";
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

        _folder = Directory.CreateTempSubdirectory("weaksep-browser-").FullName;
        WriteSong();
        _program = WeakSepProcess.Start(_folder, "host", SongFile, "--port", "0", "--workspace", Path.Combine(_folder, "mixer"), "--output", "none");
        _driver = await Playwright.CreateAsync();
        _browser = await Chromium.Launch(_driver);
        Address = await FindAddress();
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
    internal async Task<MixerPage> OpenPage(string? initScript = null)
    {
        Chromium.Require();
        var context = await _browser!.NewContextAsync(new() { AcceptDownloads = true, ViewportSize = new() { Width = 1280, Height = 860 } });

        if (initScript is not null)
        {
            await context.AddInitScriptAsync(initScript);
        }

        return new MixerPage(await context.NewPageAsync(), Address);
    }

    /// <summary>The same with the song open and rendered, as if for the first time.</summary>
    internal async Task<MixerPage> OpenSong(string? initScript = null)
    {
        var page = await OpenPage(initScript);
        await page.ResetSession();
        await page.OpenSong(Title);
        await page.WaitUntilRendered();
        return page;
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

    private async Task<Uri> FindAddress()
    {
        var start = TimeProvider.System.GetTimestamp();

        while (TimeProvider.System.GetElapsedTime(start) < Patience && _program!.IsRunning)
        {
            if (Link().Match(_program.Output) is { Success: true } match)
            {
                return new Uri(match.Value);
            }

            await Task.Delay(50);
        }

        throw new InvalidOperationException($"weaksep host did not start: {_program!.Output} {_program.Error}");
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+/")]
    private static partial Regex Link();
}
