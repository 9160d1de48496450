using System.Globalization;
using System.Net.WebSockets;
using System.Text;

namespace WeakSep.Host.Mixing.Bench;

/// <summary>A client that listens to the feed and moves a fader sixty times a second, as a hand on a page does.</summary>
internal static class FaderHand
{
    private static readonly TimeSpan Move = TimeSpan.FromSeconds(1.0 / 60);

    /// <summary>Moves faders until it is told to stop.</summary>
    /// <param name="address">Address of the feed.</param>
    /// <param name="stems">Ids of the stems.</param>
    /// <param name="stop">Ends it.</param>
    /// <returns>Messages that came in.</returns>
    internal static async Task<long> PlayAsync(Uri address, IReadOnlyList<string> stems, CancellationToken stop)
    {
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(address, CancellationToken.None);
        var listening = ListenAsync(socket, stop);
        using var timer = new PeriodicTimer(Move);
        var moves = 0;

        try
        {
            while (await timer.WaitForNextTickAsync(stop))
            {
                // Every fader in turn, through its whole range.
                var gain = -24 + (24 * Math.Sin(moves / 20.0));
                var text = string.Create(
                    CultureInfo.InvariantCulture, $"{{\"type\":\"strip\",\"stem\":\"{stems[moves++ % stems.Count]}\",\"gainDb\":{gain:F2}}}");
                await socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, stop);
            }
        }
        catch (OperationCanceledException)
        {
            // Told to stop.
        }

        return await listening;
    }

    private static async Task<long> ListenAsync(ClientWebSocket socket, CancellationToken stop)
    {
        var buffer = new byte[FeedMessage.MaxBytes];
        var messages = 0L;

        try
        {
            while (true)
            {
                messages += (await socket.ReceiveAsync(buffer.AsMemory(), stop)).EndOfMessage ? 1 : 0;
            }
        }
        catch (OperationCanceledException)
        {
            return messages;
        }
    }
}
