namespace WeakSep.Benchmarks.Transforms;

/// <summary>The signal that every library transforms.</summary>
internal static class TestSignal
{
    public static float[] OfLength(int size)
    {
        var random = new Random(size);
        return [.. Enumerable.Range(0, size).Select(_ => (float)((2 * random.NextDouble()) - 1))];
    }
}
