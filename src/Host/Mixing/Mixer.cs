namespace WeakSep.Host.Mixing;

/// <summary>The mixer as a server uses it: a sound device, what plays through it, and the feed that clients join.</summary>
internal sealed class Mixer : IDisposable
{
    private const int TickMilliseconds = 33;    // 30 a second: what eyes follow

    private readonly ManualResetEvent _stop = new(initialState: false);
    private readonly Thread _thread;

    /// <summary>Opens the device and begins to tell clients.</summary>
    /// <param name="settings">How to play.</param>
    /// <param name="stems">Where the stems of songs are.</param>
    /// <param name="renders">Tells how far songs are rendered; null for nobody.</param>
    internal Mixer(MixerSettings settings, IStemSource stems, IRenderFeed? renders = null)
    {
        Desk = new MixerDesk(settings, stems);
        Feed = new MeterFeed(Desk, renders);
        _thread = new Thread(Run) { Name = "WeakSep mixer", IsBackground = true };
        _thread.Start();
    }

    /// <summary>What clients control.</summary>
    internal MixerDesk Desk { get; }

    /// <summary>Where clients join; see <see cref="FeedRoutes.MapMixerFeed"/>.</summary>
    internal MeterFeed Feed { get; }

    /// <summary>Ends the sound and all clients' connections.</summary>
    public void Dispose()
    {
        _stop.Set();
        _thread.Join();
        Feed.Dispose();
        Desk.Dispose();
        _stop.Dispose();
    }

    private void Run()
    {
        while (!_stop.WaitOne(TickMilliseconds))
        {
            Desk.Tend();
            Feed.Tell();
        }
    }
}
