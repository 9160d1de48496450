using System.Runtime.CompilerServices;

namespace WeakSep.Audio.Spectral.Kernels;

/// <summary>Three points.</summary>
internal readonly unsafe struct Radix3 : IButterfly
{
    private const float Sine = 0.866025403784438647f;     // sin(2 pi / 3)

    public static int Radix => 3;

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

        var sumRe = re1 + re2;
        var sumIm = im1 + im2;
        TLane.Store(re0 + sumRe, outRe);
        TLane.Store(im0 + sumIm, outIm);

        var half = TLane.Broadcast(0.5f);       // -cos(2 pi / 3)
        var sine = TLane.Broadcast(Sine);
        var baseRe = TLane.SubtractProduct(half, sumRe, re0);
        var baseIm = TLane.SubtractProduct(half, sumIm, im0);
        var turnRe = sine * (im1 - im2);
        var turnIm = sine * (re2 - re1);
        TTwiddles.Store(baseRe + turnRe, baseIm + turnIm, 1, twiddles, outRe + outStep, outIm + outStep);
        TTwiddles.Store(baseRe - turnRe, baseIm - turnIm, 2, twiddles, outRe + (outStep * 2), outIm + (outStep * 2));
    }
}
