using WeakSep.Host.Devices;
using WeakSep.Host.Devices.Interop;

namespace WeakSep.Host.Live.Bench;

/// <summary>Measures a live engine: paced as a sound device does, then back to back.</summary>
/// <remarks>
/// Pacing matters: processors slow down and caches go cold while a thread sleeps, so that a loop without pauses flatters.
/// </remarks>
internal sealed class LiveBench
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan ModelLimit = TimeSpan.FromSeconds(10);     // for the frames under way, on a machine that stalls

    private readonly LiveEngine _engine;
    private readonly int _sampleRate;
    private readonly int _blockFrames;

    /// <summary>Prepares a measurement.</summary>
    /// <param name="engine">What to measure.</param>
    /// <param name="sampleRate">Samples per second, in hertz.</param>
    /// <param name="blockFrames">Samples per block.</param>
    internal LiveBench(LiveEngine engine, int sampleRate, int blockFrames)
    {
        _engine = engine;
        _sampleRate = sampleRate;
        _blockFrames = blockFrames;
    }

    /// <summary>Drives the engine in real time, as a sound device does.</summary>
    /// <param name="duration">For how long, after the warm-up.</param>
    /// <param name="collectEvery">How often garbage is collected meanwhile, to see what that does; null: never.</param>
    /// <param name="stop">Ends it early, with an exception.</param>
    internal BenchRun RunPaced(TimeSpan duration, TimeSpan? collectEvery, CancellationToken stop)
    {
        var processor = new RestingProcessor(_engine);
        using var player = new PacedPlayer("WeakSep bench", new NoteInput(_sampleRate), _sampleRate, _blockFrames);
        player.Start(processor);
        QuietHeap.Begin();
        Wait(WarmUp, stop);
        BenchMeter? meter = null;
        BenchRun? run = null;
        AtRest(() => meter = new BenchMeter(_engine, player.Xruns));

        using (new Timer(_ => GC.Collect(), null, collectEvery ?? Timeout.InfiniteTimeSpan, collectEvery ?? Timeout.InfiniteTimeSpan))
        {
            Wait(duration, stop);
        }

        AtRest(() => run = meter!.Take(player.Xruns));

        return run!;

        void AtRest(Action action)
        {
            if (!processor.WhileAtRest(() =>
            {
                if (SpinWait.SpinUntil(() => _engine.Separator!.FramesUnderWay == 0 || _engine.Separator.Failure is not null, ModelLimit))
                {
                    action();
                }
            }))
            {
                throw new DeviceException($"the engine does not play{(player.Failure is { } failure ? $": {failure.Message}" : "")}");
            }

            ThrowIfFailed();

            if (_engine.Separator!.FramesUnderWay > 0)
            {
                throw new DeviceException($"the model is {_engine.Separator.FramesUnderWay} frames behind; this machine is far too slow for it");
            }
        }
    }

    /// <summary>Drives the engine block after block, each as soon as the model is done with the one before.</summary>
    /// <param name="blocks">How many, after the warm-up.</param>
    /// <param name="stop">Ends it early, with an exception.</param>
    internal BenchRun RunBackToBack(long blocks, CancellationToken stop)
    {
        BenchRun? run = null;
        _engine.Prepare(_sampleRate, _blockFrames);
        QuietHeap.Begin();
        var thread = new Thread(Play) { IsBackground = true, Name = "WeakSep bench", Priority = ThreadPriority.Highest };
        thread.Start();
        thread.Join();
        stop.ThrowIfCancellationRequested();
        ThrowIfFailed();

        return run!;

        void Play()
        {
            // The same priority as paced.
            LinuxThread.TryRaise();
            using var player = new UnpacedPlayer(new NoteInput(_sampleRate), _engine, _blockFrames);
            var separator = _engine.Separator!;
            player.Play((long)(WarmUp.TotalSeconds * _sampleRate / _blockFrames), ModelIsDone);
            var meter = new BenchMeter(_engine, xruns: 0);
            player.Play(blocks, ModelIsDone);
            run = meter.Take(xruns: 0);

            bool ModelIsDone()
            {
                while (separator.FramesUnderWay > 0 && separator.Failure is null)
                {
                    Thread.Yield();
                }

                return separator.Failure is null && !stop.IsCancellationRequested;
            }
        }
    }

    private static void Wait(TimeSpan time, CancellationToken stop)
    {
        stop.WaitHandle.WaitOne(time);
        stop.ThrowIfCancellationRequested();
    }

    private void ThrowIfFailed()
    {
        if (_engine.Separator!.Failure is { } failure)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);
        }
    }
}
