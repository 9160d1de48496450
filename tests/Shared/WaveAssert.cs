namespace WeakSep.Tests.Shared;

/// <summary>Assertions on signals.</summary>
internal static class WaveAssert
{
    /// <summary>Fails unless both have the same length and no sample differs by more than the tolerance.</summary>
    public static void Close(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);

        for (var n = 0; n < expected.Length; n++)
        {
            if (!(Math.Abs(expected[n] - actual[n]) <= tolerance))
            {
                Assert.Fail($"sample {n}: expected {expected[n]}, got {actual[n]}, tolerance {tolerance}");
            }
        }
    }

    /// <summary>Fails unless both are equal bit by bit.</summary>
    public static void Same(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual)
    {
        Assert.Equal(expected.Length, actual.Length);

        for (var n = 0; n < expected.Length; n++)
        {
            if (BitConverter.SingleToUInt32Bits(expected[n]) != BitConverter.SingleToUInt32Bits(actual[n]))
            {
                Assert.Fail($"sample {n}: expected exactly {expected[n]}, got {actual[n]}");
            }
        }
    }

    /// <summary>The largest absolute difference.</summary>
    public static double MaxDifference(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        Assert.Equal(a.Length, b.Length);
        var largest = 0.0;

        for (var n = 0; n < a.Length; n++)
        {
            largest = Math.Max(largest, Math.Abs(a[n] - b[n]));
        }

        return largest;
    }
}
