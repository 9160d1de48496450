using System.Runtime.CompilerServices;

namespace WeakSep.Audio.Spectral.Kernels;

/// <summary>One factor per output for the whole lane: pairs (re, im), [Radix - 1, 2].</summary>
internal readonly unsafe struct SharedTwiddles : ITwiddles
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<TLane>(TLane re, TLane im, int j, float* twiddles, float* outRe, float* outIm)
        where TLane : struct, ILane<TLane>
    {
        var factorRe = TLane.Broadcast(twiddles[2 * (j - 1)]);
        var factorIm = TLane.Broadcast(twiddles[(2 * (j - 1)) + 1]);
        TLane.Store(TLane.SubtractProduct(im, factorIm, re * factorRe), outRe);
        TLane.Store(TLane.MultiplyAdd(im, factorRe, re * factorIm), outIm);
    }
}
