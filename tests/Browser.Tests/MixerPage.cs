using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace WeakSep.Browser.Tests;

/// <summary>A page of the mixer and what can be done with it.</summary>
internal sealed partial class MixerPage : IAsyncDisposable
{
    /// <summary>For anything to happen.</summary>
    public const float PatienceMilliseconds = 60_000;      // a machine that does much else

    private readonly Uri _address;
    private readonly List<string> _complaints = [];
    private readonly List<string> _requests = [];

    public MixerPage(IPage page, Uri address)
    {
        Page = page;
        _address = address;
        page.SetDefaultTimeout(PatienceMilliseconds);
        page.Console += (_, message) => NoteIf(message.Type is "error" or "warning", $"{message.Type}: {message.Text}");
        page.PageError += (_, error) => NoteIf(true, error);
        page.Request += (_, request) => Note(_requests, request.Url);
    }

    public IPage Page { get; }

    /// <summary>Every address that was asked for so far.</summary>
    public IReadOnlyList<string> Requests
    {
        get
        {
            lock (_requests)
            {
                return [.. _requests];
            }
        }
    }

    /// <summary>Things that a test causes on purpose: a message that contains this is no complaint.</summary>
    public string? Expected { get; set; }

    public ILocator Play => Button("Play (Space)");

    public ILocator Loop => Button("Loop (L)");

    public ILocator Position => Page.GetByRole(AriaRole.Slider, new() { Name = "Position" });

    /// <summary>What the clock shows, in seconds.</summary>
    public async Task<double> Seconds()
    {
        var match = ClockText().Match(await Page.Locator(".clock-now").InnerTextAsync());
        return (60 * double.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture))
            + double.Parse(match.Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Waits until the clock shows a time, to a tenth.</summary>
    public Task UntilSeconds(double seconds) => Page.WaitForFunctionAsync(
        "(seconds) => Math.abs(Number(document.querySelector('.clock-now').textContent.slice(2)) - seconds) < 0.1", seconds);

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public ILocator Strip(string title) => Page.GetByRole(AriaRole.Region, new() { Name = $"{title} channel" });

    public ILocator Mute(string title) => Strip(title).GetByRole(AriaRole.Button, new() { Name = $"Mute {title}" });

    public ILocator Solo(string title) => Strip(title).GetByRole(AriaRole.Button, new() { Name = $"Solo {title}" });

    public ILocator Fader(string title) => Page.GetByRole(AriaRole.Slider, new() { Name = $"{title} volume" });

    public Task Home() => Page.GotoAsync(_address.ToString());

    /// <summary>Opens a song from the list.</summary>
    public async Task OpenSong(string title)
    {
        await Page.GotoAsync(new Uri(_address, "#/").ToString());
        await Page.GetByRole(AriaRole.Link, new() { Name = title }).First.ClickAsync();
        await Page.Locator(".lane").First.WaitForAsync();
    }

    /// <summary>The same as if for the first time, with all that is rendered.</summary>
    public async Task OpenFresh(string title)
    {
        await ResetSession();
        await OpenSong(title);
        await WaitUntilRendered();
    }

    /// <summary>What a recorded page has played.</summary>
    public async Task<float[]> Heard() => await Page.EvaluateAsync<float[]>("() => Recorder.heard()");

    public Task WaitUntilRendered() => Page.Locator(".render").WaitForAsync(new() { State = WaitForSelectorState.Hidden });

    /// <summary>Waits until a pressed button, or one that is not, says so.</summary>
    public static Task WaitForPressed(ILocator button, bool pressed) =>
        Assertions.Expect(button).ToHaveAttributeAsync("aria-pressed", pressed ? "true" : "false");

    /// <summary>Forgets how the song was left.</summary>
    public async Task ResetSession()
    {
        var song = await SongId(MixerProgram.Title);
        var fresh = new
        {
            preset = "trio",
            position = 0,
            loop = new { start = 0, end = 0, on = false },
            master = new { gainDb = 0 },
            strips = new { },
        };
        await Page.APIRequest.PutAsync(new Uri(_address, $"api/songs/{song}/session").ToString(), new() { DataObject = fresh });
    }

    public async Task<string> SongId(string title)
    {
        var songs = await GetJson("api/songs");
        return songs.EnumerateArray().First(song => song.GetProperty("title").GetString() == title).GetProperty("id").GetString()!;
    }

    public async Task<JsonElement> GetJson(string path) =>
        (await (await Page.APIRequest.GetAsync(new Uri(_address, path).ToString())).JsonAsync())!.Value;

    /// <summary>All samples of a stem, [frames, 2], as the server gives them.</summary>
    public async Task<float[]> Samples(string song, string stem)
    {
        var frames = (await GetJson($"api/songs/{song}")).GetProperty("frames").GetInt64();
        var path = $"api/songs/{song}/renders/trio/stems/{stem}/samples?from=0&frames={frames}&bits=32";
        var bytes = await (await Page.APIRequest.GetAsync(new Uri(_address, path).ToString())).BodyAsync();
        var samples = new float[bytes.Length / sizeof(float)];
        Buffer.BlockCopy(bytes, 0, samples, 0, bytes.Length);
        return samples;
    }

    /// <summary>Waits for a condition in the page.</summary>
    public Task Until(string condition) => Page.WaitForFunctionAsync(condition);

    /// <summary>The page must have caused no error and asked nobody else. (Not at its end: that would hide why a test failed.)</summary>
    public void AssertClean()
    {
        string[] complaints;

        lock (_complaints)
        {
            complaints = [.. _complaints.Where(line => Expected is null || !line.Contains(Expected, StringComparison.Ordinal))];
        }

        Assert.Empty(complaints);
        Assert.All(
            Requests.Where(url => !url.StartsWith("blob:", StringComparison.Ordinal)),
            url => Assert.StartsWith(_address.ToString(), url, StringComparison.Ordinal));
    }

    public async ValueTask DisposeAsync() => await Page.Context.CloseAsync();

    private void NoteIf(bool condition, string line)
    {
        if (condition)
        {
            Note(_complaints, line);
        }
    }

    private static void Note(List<string> lines, string line)
    {
        lock (lines)
        {
            lines.Add(line);
        }
    }

    [GeneratedRegex(@"^(\d+):(\d+\.\d+)$")]
    private static partial Regex ClockText();
}
