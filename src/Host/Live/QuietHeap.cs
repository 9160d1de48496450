namespace WeakSep.Host.Live;

/// <summary>
/// A collection stops the audio thread for as long as it takes. A live session allocates next to nothing, so that it
/// needs none for hours if the heap may grow a little first.
/// </summary>
internal static class QuietHeap
{
    private const long GrowthBytes = 192L << 20;    // what may be allocated before a collection is needed at all

    /// <summary>Collects now, and then as late as can be.</summary>
    internal static void Begin()
    {
        GC.Collect();

        try
        {
            GC.TryStartNoGCRegion(GrowthBytes);
        }
        catch (Exception problem) when (problem is ArgumentOutOfRangeException or InvalidOperationException)
        {
            // Too much for this machine's heap, or begun already: collections come as they do, and are counted.
        }
    }
}
