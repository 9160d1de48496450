using System.Runtime.CompilerServices;

namespace WeakSep.Audio.Spectral.Kernels;

/// <summary>Eight points: two transforms of four, the odd one turned by eighths of a circle.</summary>
internal readonly unsafe struct Radix8 : IButterfly
{
    private const float Diagonal = 0.707106781186547524f;    // cos(pi / 4)

    public static int Radix => 8;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Apply<TLane, TTwiddles>(
        float* inRe, float* inIm, nint inStep, float* outRe, float* outIm, nint outStep, float* twiddles)
        where TLane : struct, ILane<TLane>
        where TTwiddles : struct, ITwiddles
    {
        var re0 = TLane.Load(inRe);
        var im0 = TLane.Load(inIm);
        var re2 = TLane.Load(inRe + (inStep * 2));
        var im2 = TLane.Load(inIm + (inStep * 2));
        var re4 = TLane.Load(inRe + (inStep * 4));
        var im4 = TLane.Load(inIm + (inStep * 4));
        var re6 = TLane.Load(inRe + (inStep * 6));
        var im6 = TLane.Load(inIm + (inStep * 6));
        var evenSumRe = re0 + re4;
        var evenSumIm = im0 + im4;
        var evenGapRe = re0 - re4;
        var evenGapIm = im0 - im4;
        var evenCrossSumRe = re2 + re6;
        var evenCrossSumIm = im2 + im6;
        var evenCrossGapRe = re2 - re6;
        var evenCrossGapIm = im2 - im6;
        var even0Re = evenSumRe + evenCrossSumRe;
        var even0Im = evenSumIm + evenCrossSumIm;
        var even1Re = evenGapRe + evenCrossGapIm;
        var even1Im = evenGapIm - evenCrossGapRe;
        var even2Re = evenSumRe - evenCrossSumRe;
        var even2Im = evenSumIm - evenCrossSumIm;
        var even3Re = evenGapRe - evenCrossGapIm;
        var even3Im = evenGapIm + evenCrossGapRe;

        var re1 = TLane.Load(inRe + inStep);
        var im1 = TLane.Load(inIm + inStep);
        var re3 = TLane.Load(inRe + (inStep * 3));
        var im3 = TLane.Load(inIm + (inStep * 3));
        var re5 = TLane.Load(inRe + (inStep * 5));
        var im5 = TLane.Load(inIm + (inStep * 5));
        var re7 = TLane.Load(inRe + (inStep * 7));
        var im7 = TLane.Load(inIm + (inStep * 7));
        var oddSumRe = re1 + re5;
        var oddSumIm = im1 + im5;
        var oddGapRe = re1 - re5;
        var oddGapIm = im1 - im5;
        var oddCrossSumRe = re3 + re7;
        var oddCrossSumIm = im3 + im7;
        var oddCrossGapRe = re3 - re7;
        var oddCrossGapIm = im3 - im7;
        var odd0Re = oddSumRe + oddCrossSumRe;
        var odd0Im = oddSumIm + oddCrossSumIm;
        var odd1Re = oddGapRe + oddCrossGapIm;
        var odd1Im = oddGapIm - oddCrossGapRe;
        var odd2Re = oddSumRe - oddCrossSumRe;
        var odd2Im = oddSumIm - oddCrossSumIm;
        var odd3Re = oddGapRe - oddCrossGapIm;
        var odd3Im = oddGapIm + oddCrossGapRe;

        TLane.Store(even0Re + odd0Re, outRe);
        TLane.Store(even0Im + odd0Im, outIm);
        TTwiddles.Store(even0Re - odd0Re, even0Im - odd0Im, 4, twiddles, outRe + (outStep * 4), outIm + (outStep * 4));

        // odd1 * exp(-i pi / 4)
        var diagonal = TLane.Broadcast(Diagonal);
        var turnRe = diagonal * (odd1Re + odd1Im);
        var turnIm = diagonal * (odd1Im - odd1Re);
        TTwiddles.Store(even1Re + turnRe, even1Im + turnIm, 1, twiddles, outRe + outStep, outIm + outStep);
        TTwiddles.Store(even1Re - turnRe, even1Im - turnIm, 5, twiddles, outRe + (outStep * 5), outIm + (outStep * 5));

        // odd2 * -i
        TTwiddles.Store(even2Re + odd2Im, even2Im - odd2Re, 2, twiddles, outRe + (outStep * 2), outIm + (outStep * 2));
        TTwiddles.Store(even2Re - odd2Im, even2Im + odd2Re, 6, twiddles, outRe + (outStep * 6), outIm + (outStep * 6));

        // odd3 * exp(-3 i pi / 4)
        turnRe = diagonal * (odd3Im - odd3Re);
        turnIm = diagonal * (odd3Re + odd3Im);
        TTwiddles.Store(even3Re + turnRe, even3Im - turnIm, 3, twiddles, outRe + (outStep * 3), outIm + (outStep * 3));
        TTwiddles.Store(even3Re - turnRe, even3Im + turnIm, 7, twiddles, outRe + (outStep * 7), outIm + (outStep * 7));
    }
}
