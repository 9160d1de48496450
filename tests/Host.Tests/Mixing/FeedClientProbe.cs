using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace WeakSep.Host.Tests.Mixing;

/// <summary>A client of the feed.</summary>
internal sealed class FeedClientProbe : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private readonly ClientWebSocket _socket = new();
    private readonly byte[] _buffer = new byte[1 << 16];

    public WebSocketCloseStatus? CloseStatus => _socket.CloseStatus;

    public static async Task<FeedClientProbe> ConnectAsync(Uri address, string? origin = null)
    {
        var probe = new FeedClientProbe();

        if (origin is not null)
        {
            probe._socket.Options.SetRequestHeader("Origin", origin);
        }

        await probe._socket.ConnectAsync(address, CancellationToken.None);
        return probe;
    }

    public async Task SendAsync(string text)
    {
        using var limit = new CancellationTokenSource(Limit);
        await _socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, limit.Token);
    }

    public async Task SendBinaryAsync(byte[] data)
    {
        using var limit = new CancellationTokenSource(Limit);
        await _socket.SendAsync(data, WebSocketMessageType.Binary, endOfMessage: true, limit.Token);
    }

    /// <summary>The next message; null when the server has closed the connection.</summary>
    public async Task<JsonElement?> NextAsync()
    {
        using var limit = new CancellationTokenSource(Limit);
        var length = 0;

        while (true)
        {
            var result = await _socket.ReceiveAsync(_buffer.AsMemory(length), limit.Token);

            if (result.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            length += result.Count;

            if (result.EndOfMessage)
            {
                return JsonSerializer.Deserialize<JsonElement>(_buffer.AsSpan(0, length));
            }
        }
    }

    /// <summary>The next message of a type that fits.</summary>
    public async Task<JsonElement> NextAsync(string type, Func<JsonElement, bool>? fits = null)
    {
        while (true)
        {
            var message = await NextAsync() ?? throw new InvalidOperationException($"closed before a {type} came");

            if (message.GetProperty("type").GetString() == type && (fits is null || fits(message)))
            {
                return message;
            }
        }
    }

    public void Dispose() => _socket.Dispose();
}
