using System.Diagnostics;

namespace WeakSep.Host.Mixing.Bench;

/// <summary>Measures a mixer that plays live, without and with a client that moves its faders, in short turns.</summary>
/// <remarks>In turns, since what else a machine does comes and goes, and is to fall on both alike.</remarks>
internal sealed class MixerBench
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);    // of a turn

    private readonly Mixer _mixer;

    /// <summary>Prepares a measurement.</summary>
    /// <param name="mixer">Plays live.</param>
    internal MixerBench(Mixer mixer) => _mixer = mixer;

    /// <summary>Measures both.</summary>
    /// <param name="time">How long each.</param>
    /// <param name="stop">Ends it, with an exception.</param>
    internal async Task<(MixerBenchRun Alone, MixerBenchRun Watched)> RunAsync(TimeSpan time, CancellationToken stop)
    {
        var (alone, watched) = (MixerBenchRun.None, MixerBenchRun.None);
        var turns = (int)Math.Ceiling(time / Longest);

        // The first client makes the runtime compile the server.
        await RunWithClientAsync(WarmUp, stop);

        for (var turn = 0; turn < turns; turn++)
        {
            alone = alone.Plus(await MeasureAsync(time / turns, stop));
            watched = watched.Plus(await RunWithClientAsync(time / turns, stop));
        }

        return (alone, watched);
    }

    private async Task<MixerBenchRun> RunWithClientAsync(TimeSpan time, CancellationToken stop)
    {
        await using var host = await FeedHost.StartAsync(_mixer.Feed);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var hand = FaderHand.PlayAsync(host.Address, [.. _mixer.Desk.State.Strips.Keys], end.Token);
        var run = await MeasureAsync(time, stop);
        await end.CancelAsync();
        return run with { Messages = await hand };
    }

    private async Task<MixerBenchRun> MeasureAsync(TimeSpan time, CancellationToken stop)
    {
        await Task.Delay(WarmUp, stop);
        var live = ((LiveDeck)_mixer.Desk.Engine.Newest!).Input.Engine;
        var (started, allocated, pause) = (Stopwatch.GetTimestamp(), Allocated(), GC.GetTotalPauseDuration());
        var (late, xruns, busy) = (live.LateFrames, _mixer.Desk.Xruns, Busy());
        await Task.Delay(time, stop);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;

        return new MixerBenchRun(
            Math.Round(seconds, 2),
            live.LateFrames - late,
            _mixer.Desk.Xruns - xruns,
            Math.Round((Busy() - busy) / seconds, 4),
            Allocated() - allocated,
            Math.Round((GC.GetTotalPauseDuration() - pause).TotalMilliseconds, 2),
            Messages: 0);

        // The engine's count holds what the live separation's audio side allocated, too.
        long Allocated() => _mixer.Desk.Engine.AllocatedBytes + live.Separator!.AllocatedBytes;

        double Busy() => _mixer.Desk.Engine.BusySeconds + live.Separator!.ModelDurations.TotalSeconds;
    }
}
