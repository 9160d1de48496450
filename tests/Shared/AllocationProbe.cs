namespace WeakSep.Tests.Shared;

/// <summary>Counts what a piece of code allocates on the managed heap.</summary>
internal static class AllocationProbe
{
    /// <summary>
    /// Bytes allocated by this thread over many rounds: the least of a few measurements, since the runtime itself allocates
    /// once when it recompiles a method that has become hot. What the code allocates shows in every measurement.
    /// </summary>
    public static long Bytes(Action round, int rounds = 1000)
    {
        const int WarmUpRounds = 50;
        const int Measurements = 4;

        for (var i = 0; i < WarmUpRounds; i++)
        {
            round();
        }

        var least = long.MaxValue;

        for (var i = 0; i < Measurements && least > 0; i++)
        {
            least = Math.Min(least, Measure(round, rounds));
        }

        return least;
    }

    private static long Measure(Action round, int rounds)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < rounds; i++)
        {
            round();
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
