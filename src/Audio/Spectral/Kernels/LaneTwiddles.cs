using System.Runtime.CompilerServices;

namespace WeakSep.Audio.Spectral.Kernels;

/// <summary>One factor per output and position of the lane: [Radix - 1, 2, lane].</summary>
internal readonly unsafe struct LaneTwiddles : ITwiddles
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<TLane>(TLane re, TLane im, int j, float* twiddles, float* outRe, float* outIm)
        where TLane : struct, ILane<TLane>
    {
        var factorRe = TLane.Load(twiddles + (2 * (j - 1) * TLane.Count));
        var factorIm = TLane.Load(twiddles + (((2 * (j - 1)) + 1) * TLane.Count));
        TLane.Store(TLane.SubtractProduct(im, factorIm, re * factorRe), outRe);
        TLane.Store(TLane.MultiplyAdd(im, factorRe, re * factorIm), outIm);
    }
}
