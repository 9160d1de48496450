using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace WeakSep.Audio.Spectral.Kernels;

/// <summary>
/// Complex transform, X[k] = sum over n of x[n] exp(-2 pi i k n / N), by Stockham's algorithm: passes alternate between
/// two buffers and the result needs no reordering. Real and imaginary parts stand in separate arrays.
/// </summary>
/// <remarks>Stateless: buffers come from the caller.</remarks>
internal static unsafe class ComplexFft
{
    /// <summary>Transforms a to b or back to a.</summary>
    /// <param name="plan">The plan of the size.</param>
    /// <param name="aRe">Real parts of the input; overwritten.</param>
    /// <param name="aIm">Imaginary parts of the input; overwritten.</param>
    /// <param name="bRe">Scratch of the same length.</param>
    /// <param name="bIm">Scratch of the same length.</param>
    /// <returns>True when the result stands in b, false when it stands in a.</returns>
    public static bool Transform(FftPlan plan, float* aRe, float* aIm, float* bRe, float* bIm)
    {
        var inB = false;

        foreach (var pass in plan.Passes)
        {
            if (inB)
            {
                Run(pass, bRe, bIm, aRe, aIm);
            }
            else
            {
                Run(pass, aRe, aIm, bRe, bIm);
            }

            inB = !inB;
        }

        return inB;
    }

    private static void Run(FftPass pass, float* inRe, float* inIm, float* outRe, float* outIm)
    {
        switch (pass.Radix)
        {
            case 2: Run<Radix2>(pass, inRe, inIm, outRe, outIm); break;
            case 3: Run<Radix3>(pass, inRe, inIm, outRe, outIm); break;
            case 4: Run<Radix4>(pass, inRe, inIm, outRe, outIm); break;
            case 5: Run<Radix5>(pass, inRe, inIm, outRe, outIm); break;
            case 7: Run<Radix7>(pass, inRe, inIm, outRe, outIm); break;
            default: Run<Radix8>(pass, inRe, inIm, outRe, outIm); break;
        }
    }

    private static void Run<TButterfly>(FftPass pass, float* inRe, float* inIm, float* outRe, float* outIm)
        where TButterfly : struct, IButterfly
    {
        if (pass.Scatters)
        {
            Scattered<TButterfly>(pass, inRe, inIm, outRe, outIm);
        }
        else if (pass.Groups == 1)
        {
            Strided<TButterfly, NoTwiddles>(pass, inRe, inIm, outRe, outIm);
        }
        else
        {
            Strided<TButterfly, SharedTwiddles>(pass, inRe, inIm, outRe, outIm);
        }
    }

    /// <summary>Long strides: every lane lies inside one group and shares its factors.</summary>
    private static void Strided<TButterfly, TTwiddles>(
        FftPass pass, float* inRe, float* inIm, float* outRe, float* outIm)
        where TButterfly : struct, IButterfly
        where TTwiddles : struct, ITwiddles
    {
        var stride = pass.Stride;
        var inStep = (nint)stride * pass.Groups;
        var twiddles = pass.Twiddles.Pointer;

        for (var p = 0; p < pass.Groups; p++)
        {
            var q = 0;

            if (Vector256.IsHardwareAccelerated)
            {
                for (; q <= stride - Lane256.Count; q += Lane256.Count)
                {
                    TButterfly.Apply<Lane256, TTwiddles>(
                        inRe + q, inIm + q, inStep, outRe + q, outIm + q, stride, twiddles);
                }
            }

            if (Vector128.IsHardwareAccelerated)
            {
                for (; q <= stride - Lane128.Count; q += Lane128.Count)
                {
                    TButterfly.Apply<Lane128, TTwiddles>(
                        inRe + q, inIm + q, inStep, outRe + q, outIm + q, stride, twiddles);
                }
            }

            for (; q < stride; q++)
            {
                TButterfly.Apply<ScalarLane, TTwiddles>(
                    inRe + q, inIm + q, inStep, outRe + q, outIm + q, stride, twiddles);
            }

            inRe += stride;
            inIm += stride;
            outRe += (nint)stride * TButterfly.Radix;
            outIm += (nint)stride * TButterfly.Radix;
            twiddles += 2 * (TButterfly.Radix - 1);
        }
    }

    /// <summary>Short strides: a lane spans several groups; its outputs are scattered one by one.</summary>
    private static void Scattered<TButterfly>(FftPass pass, float* inRe, float* inIm, float* outRe, float* outIm)
        where TButterfly : struct, IButterfly
    {
        var stride = pass.Stride;
        var length = stride * pass.Groups;
        var twiddles = pass.Twiddles.Pointer;
        var laneRe = stackalloc float[TButterfly.Radix * FftPass.ScatterLane];
        var laneIm = stackalloc float[TButterfly.Radix * FftPass.ScatterLane];
        var at = 0;

        for (; at <= length - FftPass.ScatterLane; at += FftPass.ScatterLane)
        {
            TButterfly.Apply<Lane256, LaneTwiddles>(
                inRe + at, inIm + at, length, laneRe, laneIm, FftPass.ScatterLane, twiddles);
            Scatter<TButterfly>(stride, at, laneRe, outRe);
            Scatter<TButterfly>(stride, at, laneIm, outIm);
            twiddles += 2 * (TButterfly.Radix - 1) * FftPass.ScatterLane;
        }

        for (; at < length; at++)
        {
            var p = at / stride;
            var target = (at % stride) + ((nint)stride * TButterfly.Radix * p);
            TButterfly.Apply<ScalarLane, SharedTwiddles>(
                inRe + at,
                inIm + at,
                length,
                outRe + target,
                outIm + target,
                stride,
                pass.Twiddles.Pointer + pass.GroupTwiddleOffset + (2 * (TButterfly.Radix - 1) * p));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Scatter<TButterfly>(int stride, int at, float* lane, float* output)
        where TButterfly : struct, IButterfly
    {
        if (TButterfly.Radix == 8 && stride == 1 && Vector256.IsHardwareAccelerated)
        {
            Transpose8(lane, output + (8 * at));
            return;
        }

        for (var i = 0; i < FftPass.ScatterLane; i++)
        {
            var p = (at + i) / stride;
            var target = output + (at + i - (p * stride)) + ((nint)stride * TButterfly.Radix * p);

            for (var j = 0; j < TButterfly.Radix; j++)
            {
                target[j * stride] = lane[(j * FftPass.ScatterLane) + i];
            }
        }
    }

    /// <summary>Writes the transpose of an 8 x 8 block.</summary>
    private static void Transpose8(float* block, float* output)
    {
        var r0 = Vector256.Load(block);
        var r1 = Vector256.Load(block + 8);
        var r2 = Vector256.Load(block + 16);
        var r3 = Vector256.Load(block + 24);
        var r4 = Vector256.Load(block + 32);
        var r5 = Vector256.Load(block + 40);
        var r6 = Vector256.Load(block + 48);
        var r7 = Vector256.Load(block + 56);
        Transposition.Rows8(ref r0, ref r1, ref r2, ref r3, ref r4, ref r5, ref r6, ref r7);
        r0.Store(output);
        r1.Store(output + 8);
        r2.Store(output + 16);
        r3.Store(output + 24);
        r4.Store(output + 32);
        r5.Store(output + 40);
        r6.Store(output + 48);
        r7.Store(output + 56);
    }
}
