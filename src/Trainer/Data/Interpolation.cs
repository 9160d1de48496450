using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace WeakSep.Trainer.Data;

/// <summary>Reads 16-bit samples between their places: the cubic through two of them with the slopes that their neighbours suggest.</summary>
internal static class Interpolation
{
    private const float FullScale = 1f / 32768;

    /// <summary>
    /// Writes wave[n] = the track at start + n ratio for every n from <paramref name="first"/> on. The four samples around
    /// each place must lie inside the track.
    /// </summary>
    public static void Inside(ReadOnlySpan<short> track, double start, double ratio, Span<float> wave, int first)
    {
        var n = first;

        if (Avx2.IsSupported)
        {
            n = InsideByGather(track, start, ratio, wave, first);
        }

        for (; n < wave.Length; n++)
        {
            var position = start + n * ratio;
            var index = (int)position;
            var points = track.Slice(index - 1, 4);
            wave[n] = Hermite(points[0], points[1], points[2], points[3], (float)(position - index));
        }
    }

    /// <summary>The value at x from b (0) to c (1), in full scale.</summary>
    public static float Hermite(float a, float b, float c, float d, float x)
    {
        var slope = 0.5f * (c - a);
        var curve = a - 2.5f * b + 2f * c - 0.5f * d;
        var bend = 0.5f * (d - a) + 1.5f * (b - c);

        return FullScale * (((bend * x + curve) * x + slope) * x + b);
    }

    /// <summary>Eight places at a time; returns the first that is left.</summary>
    private static unsafe int InsideByGather(ReadOnlySpan<short> track, double start, double ratio, Span<float> wave, int first)
    {
        const int Lanes = 8;
        var n = first;

        if (wave.Length - n < Lanes)
        {
            return n;
        }

        // Both ends are checked here, since a gather checks nothing.
        _ = track.Slice((int)(start + n * ratio) - 1, 4);
        _ = track.Slice((int)(start + (wave.Length - 1) * ratio) - 1, 4);

        fixed (short* samples = track)
        {
            for (; n <= wave.Length - Lanes; n += Lanes)
            {
                // Whole and fractional part from the first of the eight places, so that single precision is enough.
                var position = start + n * ratio;
                var whole = (int)position;
                var offsets = Vector256.Create((float)(position - whole)) + Vector256.Create((float)ratio) * Vector256<float>.Indices;
                var steps = Vector256.ConvertToInt32(Vector256.Floor(offsets));
                var x = offsets - Vector256.ConvertToSingle(steps);
                // Two neighbouring samples in each gathered word: low half first.
                var early = Avx2.GatherVector256((int*)(samples + whole - 1), steps, sizeof(short));
                var late = Avx2.GatherVector256((int*)(samples + whole + 1), steps, sizeof(short));
                var a = Vector256.ConvertToSingle(Vector256.ShiftRightArithmetic(Vector256.ShiftLeft(early, 16), 16));
                var b = Vector256.ConvertToSingle(Vector256.ShiftRightArithmetic(early, 16));
                var c = Vector256.ConvertToSingle(Vector256.ShiftRightArithmetic(Vector256.ShiftLeft(late, 16), 16));
                var d = Vector256.ConvertToSingle(Vector256.ShiftRightArithmetic(late, 16));
                var half = Vector256.Create(0.5f);
                var slope = half * (c - a);
                var curve = a - Vector256.Create(2.5f) * b + (c + c) - half * d;
                var bend = half * (d - a) + Vector256.Create(1.5f) * (b - c);
                var value = Vector256.Create(FullScale) * (((bend * x + curve) * x + slope) * x + b);
                value.StoreUnsafe(ref MemoryMarshal.GetReference(wave), (nuint)n);
            }
        }

        return n;
    }
}
