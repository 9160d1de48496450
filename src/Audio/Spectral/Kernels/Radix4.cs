using System.Runtime.CompilerServices;

namespace WeakSep.Audio.Spectral.Kernels;

/// <summary>Four points.</summary>
internal readonly unsafe struct Radix4 : IButterfly
{
    public static int Radix => 4;

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
        var re2 = TLane.Load(inRe + (inStep * 2));
        var im2 = TLane.Load(inIm + (inStep * 2));
        var re3 = TLane.Load(inRe + (inStep * 3));
        var im3 = TLane.Load(inIm + (inStep * 3));

        var evenSumRe = re0 + re2;
        var evenSumIm = im0 + im2;
        var evenGapRe = re0 - re2;
        var evenGapIm = im0 - im2;
        var oddSumRe = re1 + re3;
        var oddSumIm = im1 + im3;
        var oddGapRe = re1 - re3;
        var oddGapIm = im1 - im3;

        TLane.Store(evenSumRe + oddSumRe, outRe);
        TLane.Store(evenSumIm + oddSumIm, outIm);
        TTwiddles.Store(evenGapRe + oddGapIm, evenGapIm - oddGapRe, 1, twiddles, outRe + outStep, outIm + outStep);
        TTwiddles.Store(
            evenSumRe - oddSumRe, evenSumIm - oddSumIm, 2, twiddles, outRe + (outStep * 2), outIm + (outStep * 2));
        TTwiddles.Store(
            evenGapRe - oddGapIm, evenGapIm + oddGapRe, 3, twiddles, outRe + (outStep * 3), outIm + (outStep * 3));
    }
}
