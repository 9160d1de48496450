namespace WeakSep.Tests.Shared;

/// <summary>Counts what a piece of code allocates on the managed heap.</summary>
internal static class AllocationProbe
{
    /// <summary>
    /// Bytes allocated by this thread over many rounds, after enough of them to finish tiered compilation's calls.
    /// </summary>
    public static long Bytes(Action round, int rounds = 1000)
    {
        const int WarmUpRounds = 50;

        for (var i = 0; i < WarmUpRounds; i++)
        {
            round();
        }

        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < rounds; i++)
        {
            round();
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
