namespace WeakSep.RealtimeSeparator;

/// <summary>How a mixture is separated.</summary>
public sealed record SeparatorSettings
{
    /// <summary>The most that <see cref="WienerIterations"/> may be; after 8 the masks are zeros and ones.</summary>
    public const int MaxWienerIterations = Masking.WienerFilter.MaxIterations;

    /// <summary>
    /// Frames per call of the model, at least 1; 0 chooses by memory. Larger chunks spend less time on context. The samples that
    /// come out do not depend on it.
    /// </summary>
    public int ChunkFrames { get; init; }

    /// <summary>Iterations of the Wiener filter, 0 to <see cref="MaxWienerIterations"/>. More leak less and distort more. Default 0.</summary>
    public int WienerIterations { get; init; }

    /// <summary>What a live model would give at which latency; of no effect on others. Default <see cref="LatencyClass.Low"/>.</summary>
    public LatencyClass Latency { get; init; } = LatencyClass.Low;

    /// <summary>Names of the sources to make, in the order wanted; null makes all of the model.</summary>
    public IReadOnlyList<string>? Sources { get; init; }

    /// <summary>Threads that synthesis may use, at least 1. Default 2.</summary>
    public int Threads { get; init; } = 2;

    /// <summary>Throws when a value is out of range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of range.</exception>
    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfNegative(ChunkFrames);
        ArgumentOutOfRangeException.ThrowIfNegative(WienerIterations);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(WienerIterations, MaxWienerIterations);
        ArgumentOutOfRangeException.ThrowIfLessThan(Threads, 1);
    }
}
