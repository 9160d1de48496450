using System.Diagnostics;
using WeakSep.Host.Devices;

namespace WeakSep.Host.Live;

/// <summary>Takes a session's statistics, each over the time since the one before.</summary>
internal sealed class LiveMeter
{
    private readonly LiveEngine _engine;
    private readonly string _provider;
    private long _startedAt = Stopwatch.GetTimestamp();
    private TimeSpan _lastTime;
    private TimeSpan _lastPause = GC.GetTotalPauseDuration();
    private double _lastBusy;

    internal LiveMeter(LiveEngine engine, string provider)
    {
        _engine = engine;
        _provider = provider;
    }

    /// <summary>Time since the session began.</summary>
    internal TimeSpan Elapsed => Stopwatch.GetElapsedTime(_startedAt);

    /// <summary>Says that the session begins now: time counts from here.</summary>
    internal void Restart()
    {
        _startedAt = Stopwatch.GetTimestamp();
        _lastTime = TimeSpan.Zero;
        _lastPause = GC.GetTotalPauseDuration();
    }

    /// <summary>Takes the figures.</summary>
    /// <param name="device">The device that plays.</param>
    internal LiveStatistics Take(IAudioDevice device)
    {
        var now = Elapsed;
        var pause = GC.GetTotalPauseDuration();
        var busy = _engine.Separator is { } separator
            ? separator.BlockDurations.TotalSeconds + separator.ModelDurations.TotalSeconds
            : 0;

        // A separator that was prepared anew counts from 0.
        var load = Math.Max(0, busy - (busy < _lastBusy ? 0 : _lastBusy)) / Math.Max((now - _lastTime).TotalSeconds, 1e-6);
        var statistics = new LiveStatistics(
            Math.Round(now.TotalSeconds, 3),
            device.SampleRate,
            device.BlockFrames,
            _engine.LatencySamples,
            Math.Round(load, 4),
            _engine.LateFrames,
            device.Xruns,
            _engine.AllocatedBytes,
            Math.Round((pause - _lastPause).TotalMilliseconds, 3),
            _provider);
        (_lastTime, _lastPause, _lastBusy) = (now, pause, busy);

        return statistics;
    }
}
