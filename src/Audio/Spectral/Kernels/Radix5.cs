using System.Runtime.CompilerServices;

namespace WeakSep.Audio.Spectral.Kernels;

/// <summary>Five points: outputs 1, 4 and 2, 3 share their cosine and sine parts.</summary>
internal readonly unsafe struct Radix5 : IButterfly
{
    private const float Cosine1 = 0.309016994374947424f;     // cos(2 pi / 5)
    private const float Cosine2 = -0.809016994374947424f;    // cos(4 pi / 5)
    private const float Sine1 = 0.951056516295153572f;       // sin(2 pi / 5)
    private const float Sine2 = 0.587785252292473129f;       // sin(4 pi / 5)

    public static int Radix => 5;

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
        var re4 = TLane.Load(inRe + (inStep * 4));
        var im4 = TLane.Load(inIm + (inStep * 4));

        var sum1Re = re1 + re4;
        var sum1Im = im1 + im4;
        var gap1Re = re1 - re4;
        var gap1Im = im1 - im4;
        var sum2Re = re2 + re3;
        var sum2Im = im2 + im3;
        var gap2Re = re2 - re3;
        var gap2Im = im2 - im3;
        TLane.Store(re0 + sum1Re + sum2Re, outRe);
        TLane.Store(im0 + sum1Im + sum2Im, outIm);

        var c1 = TLane.Broadcast(Cosine1);
        var c2 = TLane.Broadcast(Cosine2);
        var s1 = TLane.Broadcast(Sine1);
        var s2 = TLane.Broadcast(Sine2);
        var baseRe = TLane.MultiplyAdd(c2, sum2Re, TLane.MultiplyAdd(c1, sum1Re, re0));
        var baseIm = TLane.MultiplyAdd(c2, sum2Im, TLane.MultiplyAdd(c1, sum1Im, im0));
        var turnRe = TLane.MultiplyAdd(s2, gap2Im, s1 * gap1Im);
        var turnIm = TLane.MultiplyAdd(s2, gap2Re, s1 * gap1Re);
        TTwiddles.Store(baseRe + turnRe, baseIm - turnIm, 1, twiddles, outRe + outStep, outIm + outStep);
        TTwiddles.Store(baseRe - turnRe, baseIm + turnIm, 4, twiddles, outRe + (outStep * 4), outIm + (outStep * 4));

        baseRe = TLane.MultiplyAdd(c1, sum2Re, TLane.MultiplyAdd(c2, sum1Re, re0));
        baseIm = TLane.MultiplyAdd(c1, sum2Im, TLane.MultiplyAdd(c2, sum1Im, im0));
        turnRe = TLane.SubtractProduct(s1, gap2Im, s2 * gap1Im);
        turnIm = TLane.SubtractProduct(s1, gap2Re, s2 * gap1Re);
        TTwiddles.Store(baseRe + turnRe, baseIm - turnIm, 2, twiddles, outRe + (outStep * 2), outIm + (outStep * 2));
        TTwiddles.Store(baseRe - turnRe, baseIm + turnIm, 3, twiddles, outRe + (outStep * 3), outIm + (outStep * 3));
    }
}
