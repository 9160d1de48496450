using System.Diagnostics;
using WeakSep.Host.Live;

namespace WeakSep.Host.Mixing;

/// <summary>Takes a mixer's levels and figures, each over the time since the one before.</summary>
internal sealed class MixerMeter
{
    private readonly MixerEngine _engine;
    private readonly MixerDevice _device;
    private long _lastTime = Stopwatch.GetTimestamp();
    private double _lastBusy;

    internal MixerMeter(MixerEngine engine, MixerDevice device)
    {
        _engine = engine;
        _device = device;
    }

    /// <summary>Takes them.</summary>
    /// <param name="deck">What plays; null for nothing.</param>
    /// <param name="isPlaying">Whether it does.</param>
    internal MixerMeters Take(IMixDeck? deck, bool isPlaying)
    {
        var now = Stopwatch.GetTimestamp();
        var live = (deck as LiveDeck)?.Input.Engine;
        var player = (deck as SongDeck)?.Player;
        var busy = _engine.BusySeconds + (live?.Separator?.ModelDurations.TotalSeconds ?? 0);

        // Another model counts from 0.
        var load = Math.Max(0, busy - _lastBusy) / Math.Max(Stopwatch.GetElapsedTime(_lastTime, now).TotalSeconds, 1e-6);
        (_lastTime, _lastBusy) = (now, busy);

        return new MixerMeters(
            player is null ? 0 : Math.Round((double)player.Position / player.SampleRate, 4),
            isPlaying,
            (deck?.Strips ?? []).ToDictionary(strip => strip.Name, PeaksOf),
            PeaksOf(_engine.Master),
            Math.Round(load, 4),
            live?.LateFrames ?? 0,
            _device.Xruns,
            player?.Underruns ?? 0);
    }

    private static float[] PeaksOf(OutputStrip strip)
    {
        var (left, right) = strip.TakePeaks();
        return [left, right];
    }
}
