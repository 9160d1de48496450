using System.Runtime.CompilerServices;

namespace WeakSep.Audio.Spectral.Kernels;

/// <summary>Seven points: outputs j and 7 - j share their cosine and sine parts.</summary>
internal readonly unsafe struct Radix7 : IButterfly
{
    private const float Cosine1 = 0.623489801858733531f;     // cos(2 pi / 7)
    private const float Cosine2 = -0.222520933956314404f;    // cos(4 pi / 7)
    private const float Cosine3 = -0.900968867902419126f;    // cos(6 pi / 7)
    private const float Sine1 = 0.781831482468029809f;       // sin(2 pi / 7)
    private const float Sine2 = 0.974927912181823607f;       // sin(4 pi / 7)
    private const float Sine3 = 0.433883739117558120f;       // sin(6 pi / 7)

    public static int Radix => 7;

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
        var re5 = TLane.Load(inRe + (inStep * 5));
        var im5 = TLane.Load(inIm + (inStep * 5));
        var re6 = TLane.Load(inRe + (inStep * 6));
        var im6 = TLane.Load(inIm + (inStep * 6));

        var sum1Re = re1 + re6;
        var gap1Re = re1 - re6;
        var sum1Im = im1 + im6;
        var gap1Im = im1 - im6;
        var sum2Re = re2 + re5;
        var gap2Re = re2 - re5;
        var sum2Im = im2 + im5;
        var gap2Im = im2 - im5;
        var sum3Re = re3 + re4;
        var gap3Re = re3 - re4;
        var sum3Im = im3 + im4;
        var gap3Im = im3 - im4;
        TLane.Store(re0 + sum1Re + sum2Re + sum3Re, outRe);
        TLane.Store(im0 + sum1Im + sum2Im + sum3Im, outIm);

        var c1 = TLane.Broadcast(Cosine1);
        var c2 = TLane.Broadcast(Cosine2);
        var c3 = TLane.Broadcast(Cosine3);
        var s1 = TLane.Broadcast(Sine1);
        var s2 = TLane.Broadcast(Sine2);
        var s3 = TLane.Broadcast(Sine3);

        var baseRe = Blend(re0, c1, sum1Re, c2, sum2Re, c3, sum3Re);
        var baseIm = Blend(im0, c1, sum1Im, c2, sum2Im, c3, sum3Im);
        var turnRe = TLane.MultiplyAdd(s3, gap3Im, TLane.MultiplyAdd(s2, gap2Im, s1 * gap1Im));
        var turnIm = TLane.MultiplyAdd(s3, gap3Re, TLane.MultiplyAdd(s2, gap2Re, s1 * gap1Re));
        TTwiddles.Store(baseRe + turnRe, baseIm - turnIm, 1, twiddles, outRe + outStep, outIm + outStep);
        TTwiddles.Store(baseRe - turnRe, baseIm + turnIm, 6, twiddles, outRe + (outStep * 6), outIm + (outStep * 6));

        baseRe = Blend(re0, c2, sum1Re, c3, sum2Re, c1, sum3Re);
        baseIm = Blend(im0, c2, sum1Im, c3, sum2Im, c1, sum3Im);
        turnRe = TLane.SubtractProduct(s1, gap3Im, TLane.SubtractProduct(s3, gap2Im, s2 * gap1Im));
        turnIm = TLane.SubtractProduct(s1, gap3Re, TLane.SubtractProduct(s3, gap2Re, s2 * gap1Re));
        TTwiddles.Store(baseRe + turnRe, baseIm - turnIm, 2, twiddles, outRe + (outStep * 2), outIm + (outStep * 2));
        TTwiddles.Store(baseRe - turnRe, baseIm + turnIm, 5, twiddles, outRe + (outStep * 5), outIm + (outStep * 5));

        baseRe = Blend(re0, c3, sum1Re, c1, sum2Re, c2, sum3Re);
        baseIm = Blend(im0, c3, sum1Im, c1, sum2Im, c2, sum3Im);
        turnRe = TLane.MultiplyAdd(s2, gap3Im, TLane.SubtractProduct(s1, gap2Im, s3 * gap1Im));
        turnIm = TLane.MultiplyAdd(s2, gap3Re, TLane.SubtractProduct(s1, gap2Re, s3 * gap1Re));
        TTwiddles.Store(baseRe + turnRe, baseIm - turnIm, 3, twiddles, outRe + (outStep * 3), outIm + (outStep * 3));
        TTwiddles.Store(baseRe - turnRe, baseIm + turnIm, 4, twiddles, outRe + (outStep * 4), outIm + (outStep * 4));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLane Blend<TLane>(TLane start, TLane a, TLane x, TLane b, TLane y, TLane c, TLane z)
        where TLane : struct, ILane<TLane> =>
        TLane.MultiplyAdd(c, z, TLane.MultiplyAdd(b, y, TLane.MultiplyAdd(a, x, start)));
}
