using System.Runtime.CompilerServices;

namespace WeakSep.Audio.Spectral.Kernels;

/// <summary>Two points.</summary>
internal readonly unsafe struct Radix2 : IButterfly
{
    public static int Radix => 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Apply<TLane, TTwiddles>(
        float* inRe, float* inIm, nint inStep, float* outRe, float* outIm, nint outStep, float* twiddles)
        where TLane : struct, ILane<TLane>
        where TTwiddles : struct, ITwiddles
    {
        var re0 = TLane.Load(inRe);
        var im0 = TLane.Load(inIm);
        var re1 = TLane.Load(inRe + inStep);
        var im1 = TLane.Load(inIm + inStep);

        TLane.Store(re0 + re1, outRe);
        TLane.Store(im0 + im1, outIm);
        TTwiddles.Store(re0 - re1, im0 - im1, 1, twiddles, outRe + outStep, outIm + outStep);
    }
}
