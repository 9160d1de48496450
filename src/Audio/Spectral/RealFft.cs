using WeakSep.Audio.Spectral.Kernels;

namespace WeakSep.Audio.Spectral;

/// <summary>
/// Discrete Fourier transform of real signals, X[k] = sum over n of x[n] exp(-2 pi i k n / N) for k = 0..N/2, and its
/// inverse. Sizes whose prime factors are 2, 3, 5 and 7 use butterflies; all other even sizes Bluestein's algorithm.
/// </summary>
/// <remarks>
/// Tables are shared between all instances of a size. An instance owns its scratch memory: give each thread its own.
/// Nothing is allocated after construction.
/// </remarks>
public sealed unsafe class RealFft
{
    private const int RowAlignment = 16;    // floats in a cache line
    private const int RowPadding = 16;      // rows a power of two apart would share the cache's sets

    private readonly RealPacking _packing;
    private readonly FftPlan? _plan;
    private readonly BluesteinFft? _bluestein;
    private readonly AlignedBuffer _scratch;
    private readonly int _rowLength;

    /// <summary>Prepares transforms of one size.</summary>
    /// <param name="size">N, samples per transform: even, at least 2.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is odd or smaller than 2.</exception>
    public RealFft(int size)
    {
        if (size < 2 || size % 2 != 0)
        {
            throw new ArgumentOutOfRangeException(nameof(size), $"FFT of {size} samples: expected an even number >= 2");
        }

        Size = size;
        var half = size / 2;
        _packing = RealPacking.For(size);

        // Four arrays, each with room for one lane behind its end and off the others' cache sets.
        _rowLength = ((half + RowPadding) / RowAlignment * RowAlignment) + RowAlignment;
        _scratch = new AlignedBuffer(4 * _rowLength);

        if (FftPlan.Supports(half))
        {
            _plan = FftPlan.For(half);
        }
        else
        {
            _bluestein = new BluesteinFft(half);
        }
    }

    /// <summary>N, samples per transform.</summary>
    public int Size { get; }

    /// <summary>Bins from DC to the Nyquist frequency: <c>Size / 2 + 1</c>.</summary>
    public int Bins => (Size / 2) + 1;

    /// <summary>Transforms samples to bins.</summary>
    /// <param name="time">Samples, [Size].</param>
    /// <param name="re">Receives the real parts, [Bins].</param>
    /// <param name="im">Receives the imaginary parts, [Bins]; the first and the last are 0.</param>
    /// <exception cref="ArgumentException">A span is shorter than stated.</exception>
    [AudioThread]
    public void Forward(ReadOnlySpan<float> time, Span<float> re, Span<float> im)
    {
        CheckLengths(time.Length, re.Length, im.Length);
        float* aRe = Row(0), aIm = Row(1), bRe = Row(2), bIm = Row(3);

        fixed (float* timePointer = time, rePointer = re, imPointer = im)
        {
            _packing.Split(timePointer, aRe, aIm);

            if (Transform(aRe, aIm, bRe, bIm))
            {
                aRe = bRe;
                aIm = bIm;
            }

            _packing.Unfold(aRe, aIm, rePointer, imPointer);
        }
    }

    /// <summary>
    /// Transforms bins back to samples, scaled so that the inverse of a forward transform is the input.
    /// </summary>
    /// <param name="re">Real parts, [Bins].</param>
    /// <param name="im">Imaginary parts, [Bins]; the first and the last are taken as 0.</param>
    /// <param name="time">Receives the samples, [Size].</param>
    /// <exception cref="ArgumentException">A span is shorter than stated.</exception>
    [AudioThread]
    public void Inverse(ReadOnlySpan<float> re, ReadOnlySpan<float> im, Span<float> time)
    {
        CheckLengths(time.Length, re.Length, im.Length);
        float* aRe = Row(0), aIm = Row(1), bRe = Row(2), bIm = Row(3);

        fixed (float* timePointer = time, rePointer = re, imPointer = im)
        {
            // A forward transform with real and imaginary parts exchanged on both sides is an inverse one.
            _packing.Fold(rePointer, imPointer, aRe, aIm);

            if (Transform(aIm, aRe, bIm, bRe))
            {
                aRe = bRe;
                aIm = bIm;
            }

            _packing.Merge(aRe, aIm, timePointer);
        }
    }

    private bool Transform(float* aRe, float* aIm, float* bRe, float* bIm) =>
        _plan is not null
            ? ComplexFft.Transform(_plan, aRe, aIm, bRe, bIm)
            : _bluestein!.Transform(aRe, aIm, bRe, bIm);

    private float* Row(int index) => _scratch.Pointer + (index * _rowLength);

    private void CheckLengths(int time, int re, int im)
    {
        if (time < Size || re < Bins || im < Bins)
        {
            throw new ArgumentException(
                $"FFT of {Size} samples needs {Bins} bins; got {time} samples, {re} real and {im} imaginary parts");
        }
    }
}
