using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using WeakSep.Audio;
using WeakSep.Audio.Files;
using WeakSep.Host.Web;

namespace WeakSep.Host.Tests.Web;

public sealed partial class HostCommandTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Workspace _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task The_command_opens_the_song_separates_it_and_ends_by_ctrl_C()
    {
        var audio = _files.WriteAudio("My song.flac", new AudioFormat(22050, 1), seconds: 2, SampleEncoding.Pcm16);
        using var process = Start(audio);
        var address = await AddressOf(process);
        using var client = new HttpClient { BaseAddress = new Uri(address.GetLeftPart(UriPartial.Authority)) };
        OpeningState? opening;

        do
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
            opening = await client.GetFromJsonAsync("/api/opening", WebJson.Default.OpeningState, TestContext.Current.CancellationToken);
        }
        while (opening is { Song: null, Error: null });

        var song = (await client.GetFromJsonAsync("/api/songs", WebJson.Default.IReadOnlyListSong, TestContext.Current.CancellationToken))!.Single();
        Render? render;

        do
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
            render = await client.GetFromJsonAsync($"/api/songs/{song.Id}/renders/toy", WebJson.Default.Render, TestContext.Current.CancellationToken);
        }
        while (render!.State is RenderState.Queued or RenderState.Separating);

        process.Interrupt();
        var result = process.Wait();
        Assert.Equal("#/opening", address.Fragment);
        Assert.Equal(song.Id, opening!.Song);
        Assert.Equal(("My song", 1, 44100L), (song.Title, song.Channels, song.Frames));
        Assert.Equal((RenderState.Done, false), (render.State, render.Notes));
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal(2, result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.True(File.Exists(_files.At("weaksep", "mixer", "songs", song.Id, "audio")));
    }

    [Fact]
    public async Task One_workspace_has_one_mixer()
    {
        using var first = Start();
        await AddressOf(first);
        using var second = Start();
        var result = second.Wait();

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("another weaksep host", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_one_line()
    {
        using var first = Start("--workspace", _files.At("one"));
        var port = (await AddressOf(first)).Port;
        using var second = Start("--workspace", _files.At("two"), "--port", port.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var result = second.Wait();

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("--port chooses another", Assert.Single(result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Beyond_the_machine_a_token_is_made_up()
    {
        using var process = Start("--listen", "0.0.0.0");
        var address = await AddressOf(process);

        Assert.Matches("^\\?token=[0-9a-f]{32}$", address.Query);
    }

    [Theory]
    [InlineData(2, "--port", "70000")]
    [InlineData(2, "--listen", "everywhere")]
    [InlineData(2, "--listen", "0.0.0.0", "--token", "short")]
    [InlineData(2, "--max-upload", "0")]
    [InlineData(2, "--prot", "5080")]
    [InlineData(1, "missing.wav")]
    [InlineData(1, "empty.wav")]
    [InlineData(1, "text.wav")]
    [InlineData(1, "large.wav", "--max-upload", "1")]
    [InlineData(1, "-p", "nothing")]
    public void What_cannot_be_meant_is_refused_in_one_line(int code, params string[] arguments)
    {
        _files.WriteSamples("empty.wav", new AudioFormat(8000, 1), [], SampleEncoding.Pcm16);
        _files.WriteSamples("large.wav", new AudioFormat(8000, 1), new float[600_000], SampleEncoding.Pcm16);
        File.WriteAllText(_files.At("text.wav"), "no music");
        using var process = Start(arguments);
        var result = process.Wait();

        Assert.Equal(code, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.Single(result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Empty(_files.FilesBelow("weaksep", "mixer", "songs"));
    }

    private WeakSepProcess Start(params string[] arguments)
    {
        string[] preset = arguments.Contains("-p") ? [] : ["-p", _files.Preset];
        string[] port = arguments.Contains("--port") ? [] : ["--port", "0"];
        return WeakSepProcess.Start(_files.Folder, ["host", "--output", "none", .. preset, .. port, .. arguments]);
    }

    private static async Task<Uri> AddressOf(WeakSepProcess process)
    {
        var time = Stopwatch.StartNew();

        while (time.Elapsed < Patience && process.IsRunning)
        {
            if (Address().Match(process.Output) is { Success: true } match)
            {
                return new Uri(match.Value);
            }

            await Task.Delay(20);
        }

        throw new TimeoutException($"no address: {process.Output} {process.Error}");
    }

    [GeneratedRegex(@"http://\S+")]
    private static partial Regex Address();
}
