using System.Numerics;
using System.Runtime.InteropServices;

namespace WeakSep.RealtimeSeparator.Masking;

/// <summary>
/// The iterated Wiener filter of Miron et al. in its mono form (<c>conditioned.md</c> section 8): after N iterations the mask of
/// source j is m_j^(2^N) / sum_k m_k^(2^N). It hardens the decision between the sources, and the masks sum to 1.
/// </summary>
/// <remarks>
/// The reference adds epsilons that depend on the loudest bin of the whole file. They are left out, so the filter needs
/// nothing but the bin at hand and chunks give the same samples as the whole file.
/// </remarks>
internal static class WienerFilter
{
    /// <summary>More iterations than this would leave nothing but zeros and ones.</summary>
    internal const int MaxIterations = 8;

    private const float Silence = 1e-30f;   // below any mask that float arithmetic can square and still tell from zero

    /// <summary>Filters masks in place.</summary>
    /// <param name="masks">[sources, cells]; a cell is one bin of one frame.</param>
    /// <param name="sources">Number of sources.</param>
    /// <param name="iterations">N above; 0 leaves the masks as they are.</param>
    internal static void Apply(Span<float> masks, int sources, int iterations)
    {
        if (iterations == 0)
        {
            return;
        }

        var cells = masks.Length / sources;
        var width = Vector<float>.Count;
        var cell = 0;

        for (; cell <= cells - width; cell += width)
        {
            Normalise(masks, sources, cells, cell);

            for (var iteration = 0; iteration < iterations; iteration++)
            {
                Square(masks, sources, cells, cell);
                Normalise(masks, sources, cells, cell);
            }
        }

        for (; cell < cells; cell++)
        {
            NormaliseOne(masks, sources, cells, cell);

            for (var iteration = 0; iteration < iterations; iteration++)
            {
                for (var source = 0; source < sources; source++)
                {
                    ref var mask = ref masks[(source * cells) + cell];
                    mask *= mask;
                }

                NormaliseOne(masks, sources, cells, cell);
            }
        }
    }

    private static void Square(Span<float> masks, int sources, int cells, int cell)
    {
        for (var source = 0; source < sources; source++)
        {
            ref var lanes = ref Lanes(masks, (source * cells) + cell);
            lanes *= lanes;
        }
    }

    private static void Normalise(Span<float> masks, int sources, int cells, int cell)
    {
        var sum = Vector<float>.Zero;

        for (var source = 0; source < sources; source++)
        {
            ref var lanes = ref Lanes(masks, (source * cells) + cell);
            lanes = Vector.Max(lanes, Vector<float>.Zero);
            sum += lanes;
        }

        sum = Vector.Max(sum, new Vector<float>(Silence));

        for (var source = 0; source < sources; source++)
        {
            Lanes(masks, (source * cells) + cell) /= sum;
        }
    }

    private static void NormaliseOne(Span<float> masks, int sources, int cells, int cell)
    {
        var sum = 0f;

        for (var source = 0; source < sources; source++)
        {
            ref var mask = ref masks[(source * cells) + cell];
            mask = Math.Max(mask, 0f);
            sum += mask;
        }

        sum = Math.Max(sum, Silence);

        for (var source = 0; source < sources; source++)
        {
            masks[(source * cells) + cell] /= sum;
        }
    }

    private static ref Vector<float> Lanes(Span<float> masks, int start) =>
        ref MemoryMarshal.Cast<float, Vector<float>>(masks.Slice(start, Vector<float>.Count))[0];
}
