using System.Numerics;
using System.Runtime.InteropServices;

namespace WeakSep.Audio.Files;

/// <summary>
/// Floats to integers: round(x * 2^(bits - 1)), clipped, in the upper bits of 32. Reading divides by the same power of
/// two, so integers survive the way through floats bit by bit.
/// </summary>
internal static class PcmConversion
{
    private const int ContainerBits = 32;

    /// <summary>Converts a block.</summary>
    /// <param name="samples">Full scale is [-1, 1).</param>
    /// <param name="encoding">An integer encoding.</param>
    /// <param name="integers">Receives as many integers.</param>
    /// <returns>How many samples were clipped.</returns>
    public static int ToIntegers(ReadOnlySpan<float> samples, SampleEncoding encoding, Span<int> integers)
    {
        var bits = encoding switch
        {
            SampleEncoding.Pcm8 => 8,
            SampleEncoding.Pcm16 => 16,
            SampleEncoding.Pcm24 => 24,
            _ => ContainerBits,
        };

        return bits == ContainerBits ? ToFullWidth(samples, integers) : ToShifted(samples, bits, integers);
    }

    private static int ToShifted(ReadOnlySpan<float> samples, int bits, Span<int> integers)
    {
        float scale = 1 << (bits - 1);      // at most 2^23: all limits are exact floats
        var (low, high) = (-scale, scale - 1);
        var shift = ContainerBits - bits;
        var lanes = MemoryMarshal.Cast<float, Vector<float>>(samples);
        var outputs = MemoryMarshal.Cast<int, Vector<int>>(integers[..samples.Length]);
        var kept = Vector<int>.Zero;

        for (var i = 0; i < lanes.Length; i++)
        {
            var lane = lanes[i];
            var number = Vector.ConditionalSelect(Vector.Equals(lane, lane), lane, Vector<float>.Zero);
            var rounded = Vector.Round(number * scale);
            var limited = Vector.Min(Vector.Max(rounded, new Vector<float>(low)), new Vector<float>(high));
            kept -= Vector.AsVectorInt32(Vector.Equals(limited, rounded));
            outputs[i] = Vector.ShiftLeft(Vector.ConvertToInt32(limited), shift);
        }

        var done = lanes.Length * Vector<float>.Count;
        var count = done - Vector.Sum(kept);

        for (var i = done; i < samples.Length; i++)
        {
            var rounded = MathF.Round(float.IsNaN(samples[i]) ? 0f : samples[i] * scale);
            var limited = Math.Clamp(rounded, low, high);
            count += limited == rounded ? 0 : 1;
            integers[i] = (int)limited << shift;
        }

        return count;
    }

    private static int ToFullWidth(ReadOnlySpan<float> samples, Span<int> integers)
    {
        var count = 0;

        for (var i = 0; i < samples.Length; i++)
        {
            // Double precision, because 2^31 - 1 is no float.
            var rounded = Math.Round(float.IsNaN(samples[i]) ? 0.0 : samples[i] * -(double)int.MinValue);
            var limited = Math.Clamp(rounded, int.MinValue, int.MaxValue);
            count += limited == rounded ? 0 : 1;
            integers[i] = (int)limited;
        }

        return count;
    }
}
