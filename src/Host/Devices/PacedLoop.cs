using System.Diagnostics;
using WeakSep.Audio;
using WeakSep.Host.Devices.Interop;

namespace WeakSep.Host.Devices;

/// <summary>A thread that does something once per block, as a sound card would: in real time, without drift.</summary>
/// <remarks>
/// Deadlines count from the start, so sleeping too long once does not move the others. When a deadline is missed by more
/// than a block, that is counted and the count of time starts anew: the lost time is not made up by a burst of blocks.
/// </remarks>
internal sealed class PacedLoop : IDisposable
{
    private const int MillisecondsPerSecond = 1000;

    private readonly int _sampleRate;
    private readonly int _blockFrames;
    private readonly Func<bool> _step;
    private readonly ManualResetEvent _stop = new(initialState: false);
    private readonly Thread _thread;
    private long _missedDeadlines;
    private volatile bool _stopping;
    private bool _started;

    /// <summary>Makes the thread.</summary>
    /// <param name="name">Name of the thread, for debuggers.</param>
    /// <param name="sampleRate">Samples per second, in hertz.</param>
    /// <param name="blockFrames">Samples per block.</param>
    /// <param name="step">What to do per block; false ends the loop. Must not throw.</param>
    internal PacedLoop(string name, int sampleRate, int blockFrames, Func<bool> step)
    {
        _sampleRate = sampleRate;
        _blockFrames = blockFrames;
        _step = step;
        _thread = new Thread(Run) { Name = name, IsBackground = true };
    }

    /// <summary>How often a block was done more than a block too late.</summary>
    internal long MissedDeadlines => Interlocked.Read(ref _missedDeadlines);

    /// <summary>Starts the thread.</summary>
    internal void Start()
    {
        _started = true;
        _thread.Start();
    }

    /// <summary>Ends the loop after the block under way.</summary>
    public void Dispose()
    {
        _stopping = true;
        _stop.Set();

        if (_started)
        {
            _thread.Join();
        }

        _stop.Dispose();
    }

    private void Run()
    {
        if (!LinuxThread.TryRaise())
        {
            Thread.CurrentThread.Priority = ThreadPriority.Highest;
        }

        var blockTicks = TicksOf(_blockFrames);
        var start = Stopwatch.GetTimestamp();
        var frames = 0L;

        while (!_stopping && _step())
        {
            frames += _blockFrames;
            var deadline = start + TicksOf(frames);
            var now = Stopwatch.GetTimestamp();

            if (now - deadline > blockTicks)
            {
                Interlocked.Increment(ref _missedDeadlines);
                (start, frames) = (now, 0);
            }
            else if (now < deadline)
            {
                WaitUntil(deadline);
            }
        }
    }

    [AudioThread]
    private void WaitUntil(long deadline)
    {
        if (LinuxThread.TrySleepUntil(deadline))
        {
            return;
        }

        // Elsewhere waits end up to a millisecond late or more: the last one is given away turn by turn.
        var milliseconds = ((deadline - Stopwatch.GetTimestamp()) * MillisecondsPerSecond / Stopwatch.Frequency) - 1;

        if (milliseconds > 0 && _stop.WaitOne((int)milliseconds))
        {
            return;
        }

        while (Stopwatch.GetTimestamp() < deadline)
        {
            Thread.Yield();
        }
    }

    // Whole seconds apart from the rest, since the product of days and nanoseconds would overflow.
    private long TicksOf(long frames)
    {
        var (seconds, rest) = Math.DivRem(frames, _sampleRate);
        return (seconds * Stopwatch.Frequency) + (rest * Stopwatch.Frequency / _sampleRate);
    }
}
