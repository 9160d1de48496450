using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace WeakSep.Audio.Spectral.Kernels;

/// <summary>Exchanges rows and columns of small blocks held in vectors.</summary>
internal static class Transposition
{
    /// <summary>Transposes an 8 x 8 block of which each vector holds a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Rows8(
        ref Vector256<float> r0,
        ref Vector256<float> r1,
        ref Vector256<float> r2,
        ref Vector256<float> r3,
        ref Vector256<float> r4,
        ref Vector256<float> r5,
        ref Vector256<float> r6,
        ref Vector256<float> r7)
    {
        // Pairs, then quadruples inside each half, then the halves.
        var a0 = UnpackLow(r0, r1);
        var a1 = UnpackHigh(r0, r1);
        var a2 = UnpackLow(r2, r3);
        var a3 = UnpackHigh(r2, r3);
        var a4 = UnpackLow(r4, r5);
        var a5 = UnpackHigh(r4, r5);
        var a6 = UnpackLow(r6, r7);
        var a7 = UnpackHigh(r6, r7);

        var b0 = JoinLow(a0, a2);
        var b1 = JoinHigh(a0, a2);
        var b2 = JoinLow(a1, a3);
        var b3 = JoinHigh(a1, a3);
        var b4 = JoinLow(a4, a6);
        var b5 = JoinHigh(a4, a6);
        var b6 = JoinLow(a5, a7);
        var b7 = JoinHigh(a5, a7);

        r0 = Vector256.Create(b0.GetLower(), b4.GetLower());
        r1 = Vector256.Create(b1.GetLower(), b5.GetLower());
        r2 = Vector256.Create(b2.GetLower(), b6.GetLower());
        r3 = Vector256.Create(b3.GetLower(), b7.GetLower());
        r4 = Vector256.Create(b0.GetUpper(), b4.GetUpper());
        r5 = Vector256.Create(b1.GetUpper(), b5.GetUpper());
        r6 = Vector256.Create(b2.GetUpper(), b6.GetUpper());
        r7 = Vector256.Create(b3.GetUpper(), b7.GetUpper());
    }

    /// <summary>Sixteen alternating values to eight first and eight second ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector256<float> Even, Vector256<float> Odd) Unzip(Vector256<float> low, Vector256<float> high)
    {
        var firsts = Vector256.Create(low.GetLower(), high.GetLower());
        var seconds = Vector256.Create(low.GetUpper(), high.GetUpper());

        return Avx.IsSupported
            ? (Avx.Shuffle(firsts, seconds, 0b10_00_10_00), Avx.Shuffle(firsts, seconds, 0b11_01_11_01))
            : (Vector256.Create(low[0], low[2], low[4], low[6], high[0], high[2], high[4], high[6]),
               Vector256.Create(low[1], low[3], low[5], low[7], high[1], high[3], high[5], high[7]));
    }

    /// <summary>Eight first and eight second values to sixteen alternating ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector256<float> Low, Vector256<float> High) Zip(Vector256<float> even, Vector256<float> odd)
    {
        var a = UnpackLow(even, odd);
        var b = UnpackHigh(even, odd);
        return (Vector256.Create(a.GetLower(), b.GetLower()), Vector256.Create(a.GetUpper(), b.GetUpper()));
    }

    /// <summary>The same values from last to first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Reverse(Vector256<float> value) =>
        Vector256.Shuffle(value, Vector256.Create(7, 6, 5, 4, 3, 2, 1, 0));

    /// <summary>a0 b0 a1 b1 in each half.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> UnpackLow(Vector256<float> a, Vector256<float> b) =>
        Avx.IsSupported
            ? Avx.UnpackLow(a, b)
            : Vector256.Create(a[0], b[0], a[1], b[1], a[4], b[4], a[5], b[5]);

    /// <summary>a2 b2 a3 b3 in each half.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> UnpackHigh(Vector256<float> a, Vector256<float> b) =>
        Avx.IsSupported
            ? Avx.UnpackHigh(a, b)
            : Vector256.Create(a[2], b[2], a[3], b[3], a[6], b[6], a[7], b[7]);

    /// <summary>a0 a1 b0 b1 in each half.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> JoinLow(Vector256<float> a, Vector256<float> b) =>
        Avx.IsSupported
            ? Avx.Shuffle(a, b, 0b01_00_01_00)
            : Vector256.Create(a[0], a[1], b[0], b[1], a[4], a[5], b[4], b[5]);

    /// <summary>a2 a3 b2 b3 in each half.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> JoinHigh(Vector256<float> a, Vector256<float> b) =>
        Avx.IsSupported
            ? Avx.Shuffle(a, b, 0b11_10_11_10)
            : Vector256.Create(a[2], a[3], b[2], b[3], a[6], a[7], b[6], b[7]);
}
