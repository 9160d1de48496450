using System.Numerics;
using System.Runtime.Intrinsics;

namespace WeakSep.Audio.Spectral.Kernels;

/// <summary>
/// Complex transform of any size n as a convolution with a chirp c[k] = exp(i pi k^2 / n): X = conj(c) (x conj(c) * c),
/// computed by transforms of a power of two of at least 2n - 1 points.
/// </summary>
/// <remarks>Owns scratch memory: one instance per thread.</remarks>
internal sealed unsafe class BluesteinFft
{
    private readonly int _size;
    private readonly int _length;
    private readonly FftPlan _plan;
    private readonly AlignedBuffer _chirp;      // [2, size]
    private readonly AlignedBuffer _spectrum;   // transform of the chirp, scaled by 1 / length, [2, length]
    private readonly AlignedBuffer _scratch;    // [4, length]

    public BluesteinFft(int size)
    {
        _size = size;
        _length = (int)BitOperations.RoundUpToPowerOf2((uint)((2 * size) - 1));
        _plan = FftPlan.For(_length);
        _chirp = new AlignedBuffer(2 * size);
        _spectrum = new AlignedBuffer(2 * _length);
        _scratch = new AlignedBuffer(4 * _length);
        FillTables();
    }

    /// <summary>Transforms a to b.</summary>
    /// <returns>True: the result always stands in b.</returns>
    public bool Transform(float* aRe, float* aIm, float* bRe, float* bIm)
    {
        float* re = Row(0), im = Row(1), otherRe = Row(2), otherIm = Row(3);
        float* chirpRe = _chirp.Pointer, chirpIm = _chirp.Pointer + _size;

        Multiply(aRe, aIm, chirpRe, chirpIm, -1, _size, re, im);
        new Span<float>(re + _size, _length - _size).Clear();
        new Span<float>(im + _size, _length - _size).Clear();

        if (ComplexFft.Transform(_plan, re, im, otherRe, otherIm))
        {
            Exchange(ref re, ref otherRe);
            Exchange(ref im, ref otherIm);
        }

        Multiply(re, im, _spectrum.Pointer, _spectrum.Pointer + _length, 1, _length, re, im);

        // Real and imaginary parts exchanged on both sides: the inverse transform.
        if (ComplexFft.Transform(_plan, im, re, otherIm, otherRe))
        {
            Exchange(ref re, ref otherRe);
            Exchange(ref im, ref otherIm);
        }

        Multiply(re, im, chirpRe, chirpIm, -1, _size, bRe, bIm);
        return true;
    }

    private static void Exchange(ref float* first, ref float* second)
    {
        var held = first;
        first = second;
        second = held;
    }

    /// <summary>Output = (re + i im) (factorRe + sign i factorIm).</summary>
    private static void Multiply(
        float* re, float* im, float* factorRe, float* factorIm, int sign, int count, float* outRe, float* outIm)
    {
        var at = 0;

        if (Vector256.IsHardwareAccelerated)
        {
            for (; at <= count - Vector256<float>.Count; at += Vector256<float>.Count)
            {
                var aRe = Vector256.Load(re + at);
                var aIm = Vector256.Load(im + at);
                var bRe = Vector256.Load(factorRe + at);
                var bIm = Vector256.Load(factorIm + at) * sign;
                ((aRe * bRe) - (aIm * bIm)).Store(outRe + at);
                ((aRe * bIm) + (aIm * bRe)).Store(outIm + at);
            }
        }

        for (; at < count; at++)
        {
            var (aRe, aIm) = (re[at], im[at]);
            var (bRe, bIm) = (factorRe[at], factorIm[at] * sign);
            outRe[at] = (aRe * bRe) - (aIm * bIm);
            outIm[at] = (aRe * bIm) + (aIm * bRe);
        }
    }

    private float* Row(int index) => _scratch.Pointer + (index * (nint)_length);

    private void FillTables()
    {
        float* re = Row(0), im = Row(1);
        var chirp = _chirp.Span;

        for (var k = 0; k < _size; k++)
        {
            // k^2 modulo the period 2n keeps the angle exact for long transforms.
            var (sine, cosine) = Math.SinCos(Math.PI * ((long)k * k % (2L * _size)) / _size);
            (chirp[k], chirp[_size + k]) = ((float)cosine, (float)sine);
            (re[k], im[k]) = ((float)(cosine / _length), (float)(sine / _length));

            if (k > 0)
            {
                (re[_length - k], im[_length - k]) = (re[k], im[k]);
            }
        }

        var moved = ComplexFft.Transform(_plan, re, im, Row(2), Row(3));
        new Span<float>(Row(moved ? 2 : 0), _length).CopyTo(_spectrum.Span);
        new Span<float>(Row(moved ? 3 : 1), _length).CopyTo(_spectrum.Span[_length..]);
    }
}
