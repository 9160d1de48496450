using System.Net;
using System.Net.Http.Json;
using System.Text;
using WeakSep.Audio;
using WeakSep.Audio.Files;
using WeakSep.Host.Web;

namespace WeakSep.Host.Tests.Web;

public sealed class SongApiTests(MixerHost host) : IClassFixture<MixerHost>
{
    [Fact]
    public async Task A_file_becomes_a_song_that_says_what_it_is()
    {
        var song = await host.Upload("what it is", seconds: 1.5);

        Assert.Matches("^[a-z0-9]{12}$", song.Id);
        Assert.Equal(("what it is", 44100, 2, 66150L, 1.5), (song.Title, song.SampleRate, song.Channels, song.Frames, song.Seconds));
        Assert.Equal(song, await host.Client.GetFromJsonAsync($"/api/songs/{song.Id}", WebJson.Default.Song));
    }

    [Fact]
    public async Task The_same_content_is_the_same_song_and_moves_to_the_top()
    {
        var first = await host.Upload("twice");
        var second = await host.Upload("other");
        Assert.Equal(second.Id, (await List())[0].Id);
        var again = await host.Upload("twice");

        Assert.Equal(first.Id, again.Id);
        Assert.Equal(first.Id, (await List())[0].Id);
        Assert.Single(await List(), song => song.Id == first.Id);
    }

    [Fact]
    public async Task A_removed_song_leaves_nothing()
    {
        var song = await host.Upload("removed");
        await host.Separate(song);
        using var answer = await host.Client.DeleteAsync($"/api/songs/{song.Id}");

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Empty(host.Files.FilesBelow("mixer", "songs", song.Id));
        Assert.Empty(host.Files.FilesBelow("mixer", "unfinished"));
        await MixerHost.Refused(404, await host.Client.GetAsync($"/api/songs/{song.Id}"), "no such song");
    }

    [Theory]
    [InlineData("not audio at all", 415)]
    [InlineData("", 415)]
    [InlineData("RIFF\u0010\0\0\0WAVEfmt ", 415)]
    public async Task What_is_not_audio_is_refused_and_not_kept(string content, int status)
    {
        var before = await List();
        using var body = new ByteArrayContent(Encoding.Latin1.GetBytes(content));

        await MixerHost.Refused(status, await host.Client.PostAsync("/api/songs?name=a.wav", body));
        Assert.Equal(before, await List());
        Assert.Empty(host.Files.FilesBelow("mixer", "unfinished"));
    }

    [Fact]
    public async Task A_refusal_names_the_file_as_the_person_does()
    {
        using var body = new ByteArrayContent([1, 2, 3]);
        using var answer = await host.Client.PostAsync("/api/songs?name=..%2F..%2Fetc%2Fmy%20song.flac", body);

        await MixerHost.Refused(415, answer, "my song:");
        Assert.DoesNotContain(host.Folder, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_beyond_the_limit_is_refused_by_its_stated_length()
    {
        var request = "POST /api/songs?name=a.wav HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10737418240\r\n\r\n";

        Assert.Equal(413, await host.SendRaw(Encoding.ASCII.GetBytes(request)));
        Assert.Empty(host.Files.FilesBelow("mixer", "unfinished"));
    }

    [Fact]
    public async Task A_file_beyond_the_limit_is_refused_while_it_comes_in()
    {
        using var body = new StreamContent(new EndlessStream());
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/songs?name=a.wav") { Content = body };
        request.Headers.TransferEncodingChunked = true;

        // The server answers and hangs up; a client that still sends may hear only the second.
        try
        {
            using var answer = await host.Client.SendAsync(request);
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        }
        catch (HttpRequestException)
        {
            // Hung up.
        }

        Assert.Empty(host.Files.FilesBelow("mixer", "unfinished"));
        using var health = await host.Client.GetAsync("/api/songs");
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
    }

    [Fact]
    public async Task A_file_of_many_channels_is_heard_in_two()
    {
        var song = await host.Upload("surround", seconds: 0.5, new AudioFormat(48000, 6));
        var heard = await host.Samples(song, "mix", 0, 24000);
        var wide = Workspace.Read(host.Files.At("surround.flac"), out _);
        var scale = 1 / Math.Sqrt(3);       // two channels of their own, four of half the power

        Assert.Equal((2, 24000L, 48000), (song.Channels, song.Frames, heard.Length));
        Assert.All(Enumerable.Range(0, 24000), frame =>
        {
            var middle = wide[(6 * frame) + 2] + wide[(6 * frame) + 3] + wide[(6 * frame) + 4] + wide[(6 * frame) + 5];
            Assert.Equal(scale * (wide[6 * frame] + (Math.Sqrt(0.5) * middle)), heard[2 * frame], 1e-5);
            Assert.Equal(scale * (wide[(6 * frame) + 1] + (Math.Sqrt(0.5) * middle)), heard[(2 * frame) + 1], 1e-5);
        });
    }

    [Fact]
    public async Task What_is_no_number_is_heard_as_silence()
    {
        float[] samples = [0.5f, float.NaN, float.PositiveInfinity, -0.5f];
        var path = host.Files.WriteSamples("nan.wav", new AudioFormat(8000, 1), samples, SampleEncoding.Float32);
        using var body = new ByteArrayContent(await File.ReadAllBytesAsync(path));
        using var answer = await host.Client.PostAsync("/api/songs?name=nan.wav", body);
        var song = await answer.Content.ReadFromJsonAsync(WebJson.Default.Song);

        var heard = await host.Samples(song!, "mix", 0, 4);

        Assert.Equal([0.5f, 0, 0, -0.5f], heard);
    }

    [Theory]
    [InlineData("folder/My song.final.flac", "My song.final")]
    [InlineData("C:\\music\\a.wav", "a")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("..", "Untitled")]
    [InlineData("", "Untitled")]
    [InlineData("a\r\nSet-Cookie: b.wav", "a Set-Cookie: b")]
    public void A_title_is_the_name_of_the_file_alone(string name, string title) => Assert.Equal(title, SongImport.TitleOf(name));

    [Fact]
    public void Titles_are_cut_where_no_screen_would_show_them() => Assert.Equal(120, SongImport.TitleOf(new string('a', 5000) + ".wav").Length);

    private async Task<IReadOnlyList<Song>> List() => (await host.Client.GetFromJsonAsync("/api/songs", WebJson.Default.IReadOnlyListSong))!;
}
