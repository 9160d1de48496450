using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using WeakSep.Host.Web;

namespace WeakSep.Host.Tests.Web;

public sealed class SessionApiTests(MixerHost host) : IClassFixture<MixerHost>
{
    [Fact]
    public async Task A_new_song_has_a_session_with_everything_in_its_middle()
    {
        var song = await host.Upload("new");
        var session = await Read(song);

        Assert.Equal((MixerHost.Preset, 0.0, 0.0), (session.Preset, session.Position, session.Master.GainDb));
        Assert.Equal(new SessionLoop(), session.Loop);
        Assert.Empty(session.Strips);
    }

    [Fact]
    public async Task A_session_comes_back_as_it_was_saved_also_after_a_restart()
    {
        var song = await host.Upload("saved");
        const string Saved = """
            {"preset":"toy","position":1.25,"loop":{"start":0.5,"end":1.5,"on":true},"master":{"gainDb":-6},
             "strips":{"bass":{"gainDb":-60,"pan":-1,"mute":true,"solo":false},"residual":{"gainDb":12,"pan":1,"mute":false,"solo":true}}}
            """;
        using var answer = await Write(song, Saved);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        await host.Restart();
        using var expected = JsonDocument.Parse(Saved);
        using var found = JsonDocument.Parse(await host.Client.GetStringAsync($"/api/songs/{song.Id}/session"));

        Assert.True(JsonElement.DeepEquals(expected.RootElement, found.RootElement), found.RootElement.GetRawText());
    }

    [Theory]
    [InlineData("""{"volume":3}""", "volume")]
    [InlineData("""{"master":{"gainDb":NaN}}""", "")]
    [InlineData("""{"master":{"gainDb":"NaN"}}""", "")]
    [InlineData("""{"master":{"gainDb":1e999}}""", "master.gainDb")]
    [InlineData("""{"master":{"gainDb":12.5}}""", "master.gainDb")]
    [InlineData("""{"master":null}""", "master")]
    [InlineData("""{"strips":{"bass":{"gainDb":-61}}}""", "strips.bass.gainDb")]
    [InlineData("""{"strips":{"bass":{"pan":1.01}}}""", "strips.bass.pan")]
    [InlineData("""{"strips":{"bass":null}}""", "strips")]
    [InlineData("""{"strips":{"../bass":{}}}""", "strips")]
    [InlineData("""{"loop":{"start":2,"end":1}}""", "loop.end")]
    [InlineData("""{"position":-1}""", "position")]
    [InlineData("""{"preset":"../trio"}""", "preset")]
    [InlineData("""[1,2]""", "")]
    [InlineData("", "")]
    [InlineData("{", "")]
    public async Task A_session_with_a_wrong_value_is_refused_and_the_saved_one_stays(string json, string field)
    {
        var song = await host.Upload("refused");
        using var kept = await Write(song, """{"preset":"toy","position":1}""");

        await MixerHost.Refused(400, await Write(song, json), field);
        Assert.Equal(1, (await Read(song)).Position);
    }

    [Fact]
    public async Task A_session_of_megabytes_is_refused()
    {
        var song = await host.Upload("large");
        await MixerHost.Refused(413, await Write(song, $$"""{"preset":"{{new string('a', 1 << 20)}}"}"""));
    }

    [Fact]
    public async Task What_is_not_JSON_is_refused()
    {
        var song = await host.Upload("text");
        using var text = new StringContent("{}", Encoding.UTF8, "text/plain");
        await MixerHost.Refused(415, await host.Client.PutAsync($"/api/songs/{song.Id}/session", text));
    }

    [Fact]
    public async Task A_damaged_file_gives_a_new_session()
    {
        var song = await host.Upload("damaged");
        await File.WriteAllTextAsync(Path.Combine(host.Folder, "songs", song.Id, Session.FileName), "{\"position\":");

        Assert.Equal(0, (await Read(song)).Position);
    }

    private async Task<Session> Read(Song song) => (await host.Client.GetFromJsonAsync($"/api/songs/{song.Id}/session", WebJson.Default.Session))!;

    private async Task<HttpResponseMessage> Write(Song song, string json)
    {
        using var body = new StringContent(json, Encoding.UTF8, "application/json");
        return await host.Client.PutAsync($"/api/songs/{song.Id}/session", body);
    }
}
