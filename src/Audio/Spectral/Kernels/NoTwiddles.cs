using System.Runtime.CompilerServices;

namespace WeakSep.Audio.Spectral.Kernels;

/// <summary>All factors are one: the last pass.</summary>
internal readonly unsafe struct NoTwiddles : ITwiddles
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<TLane>(TLane re, TLane im, int j, float* twiddles, float* outRe, float* outIm)
        where TLane : struct, ILane<TLane>
    {
        TLane.Store(re, outRe);
        TLane.Store(im, outIm);
    }
}
