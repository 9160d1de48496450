using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using WeakSep.Host.Devices;
using WeakSep.Host.Mixing;
using WeakSep.Host.Web;

namespace WeakSep.Host.Tests.Web;

/// <summary>Server and sound engine together: what is rendered is played, and the feed tells of both.</summary>
public sealed class MixerFeedTests(MixerHost host) : IClassFixture<MixerHost>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_page_hears_of_renders_and_plays_their_stems_through_the_device()
    {
        using var limit = new CancellationTokenSource(Patience);
        await host.Stop();
        var device = new DeviceChoice { Input = "null", Output = "null" };
        await host.Start(host.Settings with { Sound = new MixerSettings { Device = device } });
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri($"ws://{host.Server.Address.Authority}/api/feed"), limit.Token);
        var song = await host.Upload("played", seconds: 5);

        await Send(socket, $$"""{"type":"open","song":"{{song.Id}}","preset":"toy"}""", limit.Token);
        var unknown = await Next(socket, "error", _ => true, limit.Token);
        var separated = host.Separate(song);
        var told = await Next(socket, "render", message => message.GetProperty("state").GetString() == "done", limit.Token);
        await separated;
        await Send(socket, $$"""{"type":"open","song":"{{song.Id}}","preset":"toy"}""", limit.Token);
        await Send(socket, """{"type":"play"}""", limit.Token);
        var heard = await Next(
            socket,
            "meters",
            message => message.GetProperty("stems").TryGetProperty("bass", out var bass) && bass[0].GetDouble() > 0.001,
            limit.Token);
        using var engine = JsonDocument.Parse(await host.Client.GetStringAsync("/api/engine", limit.Token));

        Assert.Contains("not separated", unknown.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal((song.Id, song.Frames), (told.GetProperty("song").GetString(), told.GetProperty("readyFrames").GetInt64()));
        Assert.True(heard.GetProperty("playing").GetBoolean());
        Assert.True(engine.RootElement.GetProperty("available").GetBoolean());
        Assert.Equal(song.SampleRate, engine.RootElement.GetProperty("rate").GetInt32());
    }

    private static ValueTask Send(ClientWebSocket socket, string message, CancellationToken limit) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message).AsMemory(), WebSocketMessageType.Text, endOfMessage: true, limit);

    /// <summary>The next message of a type for which a condition holds; others are passed over.</summary>
    private static async Task<JsonElement> Next(ClientWebSocket socket, string type, Func<JsonElement, bool> holds, CancellationToken limit)
    {
        var buffer = new byte[1 << 16];

        while (true)
        {
            var count = 0;
            WebSocketReceiveResult part;

            do
            {
                part = await socket.ReceiveAsync(new ArraySegment<byte>(buffer, count, buffer.Length - count), limit);
                count += part.Count;
            }
            while (!part.EndOfMessage);

            var message = JsonElement.Parse(buffer.AsSpan(0, count));

            if (message.GetProperty("type").GetString() == type && holds(message))
            {
                return message;
            }
        }
    }
}
