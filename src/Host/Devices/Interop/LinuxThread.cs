using System.Diagnostics;
using System.Runtime.InteropServices;

namespace WeakSep.Host.Devices.Interop;

/// <summary>What a thread on Linux needs to wake up on time and .NET does not offer.</summary>
internal static unsafe partial class LinuxThread
{
    private const int MonotonicClock = 1;       // the clock behind Stopwatch
    private const int Absolute = 1;
    private const int Interrupted = 4;
    private const int FirstInFirstOut = 1;
    private const int NotInherited = 0x40000000;        // a thread that this one starts is an ordinary one again
    private const int NanosecondsPerSecond = 1_000_000_000;

    // The lowest that still comes before everything without one: the sound servers' own threads, 5 and up, come first.
    private const int Priority = 2;

    /// <summary>Puts the calling thread before all ordinary ones, where the system allows it.</summary>
    public static bool TryRaise()
    {
        var priority = Priority;
        return OperatingSystem.IsLinux() && SetScheduler(0, FirstInFirstOut | NotInherited, &priority) == 0;
    }

    /// <summary>Sleeps until <see cref="Stopwatch.GetTimestamp"/> reaches a value; false where that cannot be done.</summary>
    public static bool TrySleepUntil(long timestamp)
    {
        if (!OperatingSystem.IsLinux() || Stopwatch.Frequency != NanosecondsPerSecond)
        {
            return false;
        }

        var (seconds, nanoseconds) = Math.DivRem(timestamp, NanosecondsPerSecond);
        var time = new TimeSpec((nint)seconds, (nint)nanoseconds);
        int error;

        do
        {
            // The runtime interrupts threads with signals when it collects garbage.
            error = SleepUntil(MonotonicClock, Absolute, &time, null);
        }
        while (error == Interrupted);

        return error == 0;
    }

    [LibraryImport("libc", EntryPoint = "sched_setscheduler")]
    private static partial int SetScheduler(int thread, int policy, int* priority);

    [LibraryImport("libc", EntryPoint = "clock_nanosleep")]
    private static partial int SleepUntil(int clock, int flags, TimeSpec* time, TimeSpec* remaining);
}
