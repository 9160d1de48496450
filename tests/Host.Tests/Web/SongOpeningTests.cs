using System.Net.Http.Json;
using WeakSep.Audio.Files;
using WeakSep.Host.Web;

namespace WeakSep.Host.Tests.Web;

/// <summary>The song that the program was started with, while it comes in.</summary>
public sealed class SongOpeningTests(MixerHost host) : IClassFixture<MixerHost>
{
    private readonly List<string> _lines = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_page_sees_how_far_it_is_and_then_where_it_is()
    {
        var opening = Open("one.flac", gain: 0.2f);
        Assert.Equal(new OpeningState("one", 0, null, null), await Told());
        ((IProgress<long>)opening).Report(new FileInfo(host.Files.At("one.flac")).Length / 4);
        Assert.Equal(0.25, (await Told()).Share, 0.01);
        await opening.Run(_lines.Add, Cancellation);
        var state = await Told();

        Assert.Equal((1, null), (state.Share, state.Error));
        Assert.Equal("one", host.Server.Songs.Find(state.Song!).Song.Title);
        Assert.NotNull(host.Server.Songs.RenderOf(state.Song!, MixerHost.Preset));
        Assert.Empty(_lines);
    }

    [Fact]
    public async Task A_file_that_fails_on_its_way_is_said_so_without_its_path()
    {
        var opening = Open("two.flac", gain: 0.21f);
        var path = host.Files.At("two.flac");
        await File.WriteAllTextAsync(path, "no music any more", Cancellation);
        await opening.Run(_lines.Add, Cancellation);
        var state = await Told();

        Assert.Null(state.Song);
        Assert.DoesNotContain(host.Files.Folder, state.Error, StringComparison.Ordinal);
        Assert.Contains(path, Assert.Single(_lines), StringComparison.Ordinal);
        Assert.DoesNotContain(host.Server.Songs.List(), song => song.Title == "two");
    }

    [Fact]
    public async Task Nothing_is_left_of_a_file_when_the_program_ends()
    {
        var opening = Open("three.flac", gain: 0.22f);
        await opening.Run(_lines.Add, new CancellationToken(canceled: true));

        Assert.Null(opening.State.Error);
        Assert.Empty(_lines);
        Assert.DoesNotContain(host.Server.Songs.List(), song => song.Title == "three");
        Assert.DoesNotContain(host.Files.FilesBelow("mixer", "unfinished"), file => file.EndsWith("audio", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_song_there_is_nothing_on_its_way()
    {
        host.Server.Opening = null;
        await MixerHost.Refused(404, await host.Client.GetAsync("/api/opening", Cancellation));
    }

    private async Task<OpeningState> Told() => (await host.Client.GetFromJsonAsync("/api/opening", WebJson.Default.OpeningState, Cancellation))!;

    private SongOpening Open(string name, float gain)
    {
        var path = host.Files.WriteAudio(name, MixerHost.Stereo, seconds: 1, SampleEncoding.Pcm16, gain);
        return host.Server.Opening = new SongOpening(host.Server.Songs, host.Server.Renders, host.Settings.Preset, path);
    }
}
