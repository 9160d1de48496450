using System.Net.WebSockets;
using System.Threading.Channels;

namespace WeakSep.Host.Mixing;

/// <summary>One connection to the feed: reads what the client asks for, sends what there is to tell, as fast as the client takes it.</summary>
/// <remarks>
/// Nobody waits for a client: of meters, of the state and of every render only the newest is kept until it can be sent, and of
/// errors a few. A client that takes nothing for a while is dropped.
/// </remarks>
internal sealed class FeedClient
{
    private const int MostErrors = 10;          // malformed messages before a client is sent away
    private const int MostWaiting = 16;         // errors, and renders, that wait to be sent

    private static readonly TimeSpan SendLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan FarewellLimit = TimeSpan.FromSeconds(2);

    private readonly WebSocket _socket;
    private readonly MixerDesk _desk;
    private readonly Lock _gate = new();
    private readonly Channel<bool> _news = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Queue<byte[]> _errors = new();
    private readonly Dictionary<string, byte[]> _renders = [];
    private byte[]? _state;
    private byte[]? _meters;
    private WebSocketCloseStatus? _closing;
    private int _malformed;

    internal FeedClient(WebSocket socket, MixerDesk desk)
    {
        _socket = socket;
        _desk = desk;
    }

    /// <summary>Tells the state, in place of one that still waits.</summary>
    internal void TellState(byte[] message) => Tell(() => _state = message);

    /// <summary>Tells levels, in place of those that still wait.</summary>
    internal void TellMeters(byte[] message) => Tell(() => _meters = message);

    /// <summary>Tells of a render, in place of older news of it.</summary>
    internal void TellRender(string render, byte[] message) => Tell(() =>
    {
        if (_renders.Count < MostWaiting || _renders.ContainsKey(render))
        {
            _renders[render] = message;
        }
    });

    /// <summary>Serves the connection to its end.</summary>
    /// <param name="stop">Ends it.</param>
    internal async Task RunAsync(CancellationToken stop)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var sending = SendAsync(end.Token);

        try
        {
            await ReceiveAsync(end.Token);
            Close(WebSocketCloseStatus.NormalClosure);
            await sending.WaitAsync(SendLimit, CancellationToken.None);
            await HearFarewellAsync(end.Token);
        }
        catch (Exception problem) when (problem is WebSocketException or OperationCanceledException or TimeoutException or IOException)
        {
            // The client is gone, which needs no farewell.
        }
        finally
        {
            await end.CancelAsync();
            _socket.Abort();
            await sending.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    private async Task ReceiveAsync(CancellationToken stop)
    {
        var buffer = new byte[FeedMessage.MaxBytes];
        var length = 0;

        while (_closing is null)
        {
            var result = await _socket.ReceiveAsync(buffer.AsMemory(length), stop);

            if (result.MessageType == WebSocketMessageType.Close)
            {
                return;
            }

            length += result.Count;

            if (!result.EndOfMessage && length == buffer.Length)
            {
                Refuse($"a message is too long: expected {FeedMessage.MaxBytes} bytes at most");
                Close(WebSocketCloseStatus.MessageTooBig);
            }
            else if (result.EndOfMessage)
            {
                await HandleAsync(buffer.AsMemory(0, length), result.MessageType);
                length = 0;
            }
        }
    }

    // A connection that is cut with words still under way takes the last ones said with it.
    private async Task HearFarewellAsync(CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(FarewellLimit);
        var buffer = new byte[FeedMessage.MaxBytes];

        while (_socket.State == WebSocketState.CloseSent)
        {
            await _socket.ReceiveAsync(buffer.AsMemory(), limit.Token);
        }
    }

    private async Task HandleAsync(ReadOnlyMemory<byte> text, WebSocketMessageType type)
    {
        try
        {
            var message = type == WebSocketMessageType.Text
                ? FeedMessage.Parse(text.Span)
                : throw new FormatException("expected text, found binary data");

            if (!message.IsLong)
            {
                message.Apply(_desk);
                return;
            }

            var work = TellFailureAsync(Task.Run(() => message.Apply(_desk)));

            if (message.IsAwaited)
            {
                await work;
            }
        }
        catch (FormatException problem)
        {
            Refuse(problem.Message);

            if (++_malformed > MostErrors)
            {
                Close(WebSocketCloseStatus.PolicyViolation);
            }
        }
        catch (MixerException problem)
        {
            Refuse(problem.Message);
        }
    }

    private async Task TellFailureAsync(Task work)
    {
        try
        {
            await work;
        }
        catch (MixerException problem)
        {
            Refuse(problem.Message);
        }
    }

    private async Task SendAsync(CancellationToken stop)
    {
        while (true)
        {
            await _news.Reader.ReadAsync(stop);

            while (Next() is { } message)
            {
                using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
                limit.CancelAfter(SendLimit);
                await _socket.SendAsync(message.AsMemory(), WebSocketMessageType.Text, endOfMessage: true, limit.Token);
            }

            if (_closing is { } status)
            {
                await _socket.CloseOutputAsync(status, statusDescription: null, stop);
                return;
            }
        }
    }

    private byte[]? Next()
    {
        lock (_gate)
        {
            if (_errors.TryDequeue(out var message))
            {
                return message;
            }

            (message, _state) = (_state, null);

            if (message is null && _renders.Count > 0)
            {
                var render = _renders.Keys.First();
                _renders.Remove(render, out message);
            }

            if (message is null)
            {
                (message, _meters) = (_meters, null);
            }

            return message;
        }
    }

    private void Refuse(string detail) => Tell(() =>
    {
        if (_errors.Count < MostWaiting)
        {
            _errors.Enqueue(FeedText.Error(detail));
        }
    });

    private void Close(WebSocketCloseStatus status) => Tell(() => _closing ??= status);

    private void Tell(Action change)
    {
        lock (_gate)
        {
            change();
        }

        _news.Writer.TryWrite(true);
    }
}
