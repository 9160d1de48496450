using System.Net.WebSockets;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using WeakSep.Host.Devices;
using WeakSep.Host.Mixing;
using WeakSep.Host.Mixing.Bench;
using WeakSep.Host.Tests.Devices;

namespace WeakSep.Host.Tests.Mixing;

/// <summary>The feed over real connections, with a mixer that plays in real time into nothing.</summary>
public sealed class MeterFeedTests : IAsyncLifetime
{
    private readonly FakeRenders _renders = new();
    private readonly Mixer _mixer;
    private FeedHost _host = null!;

    public MeterFeedTests() => _mixer = new Mixer(
        new MixerSettings { Device = new DeviceChoice { Input = "null", Output = "null" } }, MemorySource.Constants(), _renders);

    public async ValueTask InitializeAsync() => _host = await FeedHost.StartAsync(_mixer.Feed);

    public async ValueTask DisposeAsync()
    {
        _mixer.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task A_client_opens_a_song_plays_it_and_sees_it_move()
    {
        using var client = await OpenAsync();
        await client.SendAsync("""{"type":"seek","seconds":10}""");
        await client.SendAsync("""{"type":"play"}""");
        var meters = await client.NextAsync("meters", message => message.GetProperty("seconds").GetDouble() > 10.2);

        Assert.True(meters.GetProperty("playing").GetBoolean());
        Assert.Equal(0.5, meters.GetProperty("stems").GetProperty("bass")[0].GetDouble(), 1e-6);
        Assert.Equal(0.875, meters.GetProperty("master")[1].GetDouble(), 1e-6);
        Assert.Equal(
            ["type", "seconds", "playing", "stems", "master", "load", "lateBlocks", "xruns", "underruns"],
            meters.EnumerateObject().Select(member => member.Name));
    }

    [Fact]
    public async Task What_one_client_sets_all_clients_see()
    {
        using var one = await OpenAsync();
        using var other = await FeedClientProbe.ConnectAsync(_host.Address);
        await one.SendAsync("""{"type":"strip","stem":"bass","gainDb":-3,"solo":true}""");
        await one.SendAsync("""{"type":"loop","start":1,"end":2,"on":true}""");
        await one.SendAsync("""{"type":"master","gainDb":-6}""");
        var state = await other.NextAsync("state", message => message.GetProperty("master").GetProperty("gainDb").GetDouble() == -6);

        Assert.Equal("""{"gainDb":-3,"pan":0,"mute":false,"solo":true}""", state.GetProperty("strips").GetProperty("bass").GetRawText());
        Assert.Equal("""{"start":1,"end":2,"on":true}""", state.GetProperty("loop").GetRawText());
        Assert.Equal(48_000, state.GetProperty("engine").GetProperty("rate").GetInt32());
        Assert.Equal(
            ["type", "engine", "song", "preset", "playing", "loop", "master", "strips"],
            state.EnumerateObject().Select(member => member.Name));
    }

    [Fact]
    public async Task Errors_are_answered_and_too_many_end_the_connection()
    {
        using var client = await OpenAsync();

        // What cannot be done is no fault of the text.
        for (var attempt = 0; attempt < 12; attempt++)
        {
            await client.SendAsync("""{"type":"strip","stem":"kazoo","mute":true}""");
            Assert.Contains("kazoo", (await client.NextAsync("error")).GetProperty("detail").GetString(), StringComparison.Ordinal);
        }

        for (var attempt = 0; attempt < 10; attempt++)
        {
            await client.SendAsync("nonsense");
            await client.NextAsync("error");
        }

        await client.SendBinaryAsync([1, 2, 3]);
        await client.NextAsync("error");

        while (await client.NextAsync() is not null)
        {
        }

        Assert.Equal(WebSocketCloseStatus.PolicyViolation, client.CloseStatus);
    }

    [Fact]
    public async Task A_message_that_is_too_long_ends_the_connection()
    {
        using var client = await OpenAsync();
        await client.SendAsync($$"""{"type":"open","song":"{{new string('a', FeedMessage.MaxBytes)}}","preset":"trio"}""");

        while (await client.NextAsync() is not null)
        {
        }

        Assert.Equal(WebSocketCloseStatus.MessageTooBig, client.CloseStatus);
    }

    [Fact]
    public async Task Pages_of_other_sites_are_turned_away()
    {
        using var own = await FeedClientProbe.ConnectAsync(_host.Address, $"http://{_host.Address.Authority}");
        await own.NextAsync("state");
        var refused = await Assert.ThrowsAsync<WebSocketException>(
            () => FeedClientProbe.ConnectAsync(_host.Address, "http://elsewhere.example"));
        Assert.Contains("403", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task News_of_renders_are_told_newest_first_and_not_all()
    {
        using var client = await FeedClientProbe.ConnectAsync(_host.Address);
        await client.NextAsync("state");
        Assert.True(Patience.Until(() => _mixer.Feed.Clients == 1));

        for (var frames = 1; frames <= 1000; frames++)
        {
            _renders.Move(frames);
        }

        var seen = new List<int>();

        while (seen.LastOrDefault() < 1000)
        {
            var render = await client.NextAsync("render");
            Assert.Equal("trio", render.GetProperty("preset").GetString());
            seen.Add(render.GetProperty("readyFrames").GetInt32());
        }

        Assert.InRange(seen.Count, 1, 10);
    }

    [Fact]
    public async Task A_client_that_takes_nothing_keeps_nobody_waiting()
    {
        using var stop = new CancellationTokenSource();
        var stuck = new StuckSocket();
        var serving = _mixer.Feed.ServeAsync(stuck, stop.Token);
        using var client = await OpenAsync();
        await client.SendAsync("""{"type":"play"}""");

        for (var message = 0; message < 15; message++)
        {
            await client.NextAsync("meters");
        }

        Assert.Equal(1, stuck.Sends);
        await stop.CancelAsync();
        await serving;
        Assert.Equal(1, _mixer.Feed.Clients);
    }

    [Fact]
    public async Task Whatever_clients_send_the_sound_goes_on()
    {
        using (var opener = await OpenAsync())
        {
            await opener.SendAsync("""{"type":"play"}""");
            await opener.NextAsync("meters", message => message.GetProperty("playing").GetBoolean());
        }

        const int Messages = 4000;
        const int PerConnection = 50;
        string[][] batches = [.. Texts().Sample(Messages).Chunk(PerConnection)];

        await Parallel.ForEachAsync(batches, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (batch, _) =>
        {
            using var client = await FeedClientProbe.ConnectAsync(_host.Address);

            try
            {
                foreach (var text in batch)
                {
                    await client.SendAsync(text);
                }
            }
            catch (WebSocketException)
            {
                // Sent away for nonsense, as it should be.
            }
        });

        var blocks = _mixer.Desk.Engine.Blocks;
        using var after = await OpenAsync();
        await after.SendAsync("""{"type":"master","gainDb":0}""");
        await after.SendAsync("""{"type":"play"}""");
        await after.NextAsync("meters", message => message.GetProperty("master")[0].GetDouble() > 0.87);
        // A meter's reading may be older than the count above: the next block is waited for.
        Assert.True(Patience.Until(() => _mixer.Desk.Engine.Blocks > blocks));
        Assert.True(_mixer.Desk.State.Engine.Available);
    }

    // Messages of the contract with values of any kind, and such with letters lost, doubled or changed.
    private static Gen<string> Texts()
    {
        var value = Gen.OneOf(
            ArbMap.Default.GeneratorFor<double>().Select(number => double.IsFinite(number) ? number.ToString("R", System.Globalization.CultureInfo.InvariantCulture) : "1e999"),
            Gen.Choose(-70, 20).Select(number => number.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            Gen.Elements("true", "false", "null", "\"bass\"", "\"trio\"", "\"none\"", "\"song\"", "NaN", "[]", "{}", "\"\\u0000\""));
        var field = from name in Gen.Elements("song", "preset", "seconds", "start", "end", "on", "stem", "gainDb", "pan", "mute", "solo", "x")
                    from text in value
                    select $",\"{name}\":{text}";
        var strip = from gain in Gen.Choose(-60, 12) select $$"""{"type":"strip","stem":"piano","gainDb":{{gain}}}""";
        var seek = from seconds in Gen.Choose(0, 29) select $$"""{"type":"seek","seconds":{{seconds}}}""";
        var loop = from start in Gen.Choose(0, 20) from length in Gen.Choose(1, 9) select $$"""{"type":"loop","start":{{start}},"end":{{start + length}},"on":true}""";
        var any = from type in Gen.Elements("open", "play", "pause", "seek", "loop", "strip", "master", "preset", "stop")
                  from fields in field.ListOf()
                  select $"{{\"type\":\"{type}\"{string.Concat(fields.Take(5))}}}";
        var spoiled = from text in any
                      from at in Gen.Choose(0, text.Length - 1)
                      from letter in Gen.Elements("", "{", "}", "\"", ",", "\\", "\u00e4", "0", "\n")
                      select text[..at] + letter + text[(at + 1)..];
        return Gen.OneOf(strip, seek, loop, any, spoiled, ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""));
    }

    private async Task<FeedClientProbe> OpenAsync()
    {
        var client = await FeedClientProbe.ConnectAsync(_host.Address);
        Assert.Equal("state", (await client.NextAsync())!.Value.GetProperty("type").GetString());
        await client.SendAsync("""{"type":"open","song":"other","preset":"trio"}""");
        await client.SendAsync("""{"type":"open","song":"song","preset":"trio"}""");
        await client.NextAsync("state", message => message.GetProperty("song").GetString() == "song");
        return client;
    }

    private sealed class FakeRenders : IRenderFeed
    {
        private int _frames;

        public event Action<string, string>? Changed;

        public void Move(int frames)
        {
            Volatile.Write(ref _frames, frames);
            Changed?.Invoke("song", "trio");
        }

        public byte[]? Describe(string song, string preset) =>
            JsonSerializer.SerializeToUtf8Bytes(new { song, preset, readyFrames = Volatile.Read(ref _frames) });
    }
}
