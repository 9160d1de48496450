using System.Collections.Concurrent;
using System.Net.WebSockets;

namespace WeakSep.Host.Mixing;

/// <summary>Tells all clients how the mixer is set, how it sounds and how renders come along.</summary>
internal sealed class MeterFeed : IDisposable
{
    private const int TicksPerRender = 3;       // of 30 a second

    private readonly MixerDesk _desk;
    private readonly IRenderFeed? _renders;
    private readonly ConcurrentDictionary<FeedClient, bool> _clients = new();
    private readonly ConcurrentDictionary<(string Song, string Preset), bool> _changed = new();
    private readonly CancellationTokenSource _end = new();
    private MixerState? _told;
    private int _ticks;

    internal MeterFeed(MixerDesk desk, IRenderFeed? renders)
    {
        _desk = desk;
        _renders = renders;

        if (renders is not null)
        {
            renders.Changed += Remember;
        }
    }

    /// <summary>Clients that are connected.</summary>
    internal int Clients => _clients.Count;

    /// <summary>Serves a client to the end of its connection.</summary>
    /// <param name="socket">The connection, open.</param>
    /// <param name="stop">Ends it.</param>
    internal async Task ServeAsync(WebSocket socket, CancellationToken stop)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop, _end.Token);
        var client = new FeedClient(socket, _desk);
        _clients[client] = true;
        client.TellState(FeedText.State(_desk.State));
        _told = null;       // what changed in between is told at the next tick

        try
        {
            await client.RunAsync(end.Token);
        }
        finally
        {
            _clients.TryRemove(client, out _);
        }
    }

    /// <summary>Tells clients what is new; to be called 30 times a second, on one thread.</summary>
    internal void Tell()
    {
        _ticks++;

        // Levels are since they were last taken, whether anybody listens or not.
        var meters = _desk.Controls.TakeMeters();

        if (_clients.IsEmpty)
        {
            _changed.Clear();
            return;
        }

        if (_desk.State is var state && state != _told)
        {
            _told = state;
            var message = FeedText.State(state);
            ForAll(client => client.TellState(message));
        }

        var levels = FeedText.Meters(meters);
        ForAll(client => client.TellMeters(levels));

        if (_ticks % TicksPerRender == 0)
        {
            TellRenders();
        }
    }

    /// <summary>Ends all connections.</summary>
    public void Dispose()
    {
        if (_renders is not null)
        {
            _renders.Changed -= Remember;
        }

        _end.Cancel();
    }

    private void TellRenders()
    {
        foreach (var (song, preset) in _changed.Keys)
        {
            // Forgotten first: what changes from now on is news again.
            _changed.TryRemove((song, preset), out _);

            if (_renders!.Describe(song, preset) is { } json)
            {
                var message = FeedText.Render(json);
                ForAll(client => client.TellRender($"{song}/{preset}", message));
            }
        }
    }

    private void Remember(string song, string preset) => _changed[(song, preset)] = true;

    private void ForAll(Action<FeedClient> tell)
    {
        foreach (var client in _clients.Keys)
        {
            tell(client);
        }
    }
}
