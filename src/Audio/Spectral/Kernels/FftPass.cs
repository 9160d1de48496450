namespace WeakSep.Audio.Spectral.Kernels;

/// <summary>
/// One pass of a Stockham transform: with s = <paramref name="Stride"/> and m = <paramref name="Groups"/>, point k of
/// butterfly (p, q) is read at q + s (p + m k) and output j is written at q + s (Radix p + j).
/// </summary>
/// <param name="Radix">Points per butterfly.</param>
/// <param name="Groups">m, values of p.</param>
/// <param name="Stride">s, values of q.</param>
/// <param name="Twiddles">
/// The factors exp(-2 pi i j p / (Radix m)): per p for strided passes, [m, Radix - 1, 2]; per lane of q + s p for
/// scattered ones, [lanes, Radix - 1, 2, lane].
/// </param>
internal sealed record FftPass(int Radix, int Groups, int Stride, AlignedBuffer Twiddles)
{
    /// <summary>Lane width of passes whose stride is too short to fill a lane from one group.</summary>
    public const int ScatterLane = 8;

    /// <summary>
    /// Whether neighbouring groups share a lane. Loads are contiguous even so; only the stores have to be scattered.
    /// </summary>
    public bool Scatters { get; } = Stride < ScatterLane && Stride * Groups >= ScatterLane && Groups > 1;

    public static FftPass Create(int radix, int groups, int stride)
    {
        var pass = new FftPass(radix, groups, stride, new AlignedBuffer(TwiddleCount(radix, groups, stride)));
        pass.FillTwiddles();
        return pass;
    }

    private static int TwiddleCount(int radix, int groups, int stride)
    {
        var perGroup = groups * (radix - 1) * 2;
        return perGroup + (stride < ScatterLane ? perGroup * stride : 0);
    }

    /// <summary>Where the per-group factors of a scattered pass begin, for the butterflies that fill no lane.</summary>
    public int GroupTwiddleOffset => Scatters ? (Stride * Groups / ScatterLane) * ScatterLane * (Radix - 1) * 2 : 0;

    private void FillTwiddles()
    {
        var span = Twiddles.Span;
        var at = 0;

        if (Scatters)
        {
            for (var lane = 0; lane + ScatterLane <= Stride * Groups; lane += ScatterLane)
            {
                for (var j = 1; j < Radix; j++)
                {
                    for (var i = 0; i < ScatterLane; i++)
                    {
                        var (re, im) = Factor((lane + i) / Stride, j);
                        span[at + i] = re;
                        span[at + ScatterLane + i] = im;
                    }

                    at += 2 * ScatterLane;
                }
            }
        }

        for (var p = 0; p < Groups; p++)
        {
            for (var j = 1; j < Radix; j++)
            {
                (span[at], span[at + 1]) = Factor(p, j);
                at += 2;
            }
        }
    }

    private (float Re, float Im) Factor(int p, int j)
    {
        var (sine, cosine) = Math.SinCos(-2 * Math.PI * j * p / ((double)Radix * Groups));
        return ((float)cosine, (float)sine);
    }
}
