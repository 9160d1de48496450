using System.Collections.Concurrent;

namespace WeakSep.Audio.Spectral.Kernels;

/// <summary>The passes and factors of a complex transform of one size; immutable, shared by all threads.</summary>
internal sealed class FftPlan
{
    private static readonly ConcurrentDictionary<int, FftPlan> Plans = new();

    private FftPlan(int size)
    {
        Size = size;
        var radices = Factorise(size);
        var passes = new FftPass[radices.Count];
        var stride = 1;

        for (var i = 0; i < passes.Length; i++)
        {
            var groups = size / (stride * radices[i]);
            passes[i] = FftPass.Create(radices[i], groups, stride);
            stride *= radices[i];
        }

        Passes = passes;
    }

    public int Size { get; }

    public FftPass[] Passes { get; }

    public static FftPlan For(int size) => Plans.GetOrAdd(size, static wanted => new FftPlan(wanted));

    /// <summary>Whether butterflies exist for all prime factors.</summary>
    public static bool Supports(int size)
    {
        foreach (var prime in (ReadOnlySpan<int>)[2, 3, 5, 7])
        {
            while (size % prime == 0)
            {
                size /= prime;
            }
        }

        return size == 1;
    }

    /// <summary>
    /// The radices in the order of the passes. An eight comes first where it can: after it every stride is a multiple
    /// of eight and fills whole lanes. Large odd radices come last, where strides are longest.
    /// </summary>
    private static List<int> Factorise(int size)
    {
        var radices = new List<int>();
        var rest = size;

        while (rest % 8 == 0)
        {
            radices.Add(8);
            rest /= 8;
        }

        // 8 * 2 costs more than 4 * 4
        if (rest % 4 != 0 && rest % 2 == 0 && radices.Count > 1)
        {
            radices.RemoveAt(radices.Count - 1);
            rest *= 8;
        }

        foreach (var radix in (ReadOnlySpan<int>)[4, 2, 7, 5, 3])
        {
            while (rest % radix == 0)
            {
                radices.Add(radix);
                rest /= radix;
            }
        }

        return radices;
    }
}
