using System.Collections.Concurrent;
using System.Runtime.Intrinsics;

namespace WeakSep.Audio.Spectral.Kernels;

/// <summary>
/// Turns a real transform of N samples into a complex one of n = N / 2: z[k] = x[2k] + i x[2k + 1]. With
/// E = (Z[k] + conj Z[n-k]) / 2 and O = (Z[k] - conj Z[n-k]) / 2i, X[k] = E + w O and X[n-k] = conj(E - w O), where
/// w = exp(-2 pi i k / N).
/// </summary>
internal sealed unsafe class RealPacking
{
    private static readonly ConcurrentDictionary<int, RealPacking> Sizes = new();

    private readonly int _half;
    private readonly AlignedBuffer _cosines;    // of w, for k = 0..n/2 and a lane beyond
    private readonly AlignedBuffer _sines;

    private RealPacking(int size)
    {
        _half = size / 2;
        var count = (_half / 2) + 1 + Vector256<float>.Count;
        _cosines = new AlignedBuffer(count);
        _sines = new AlignedBuffer(count);

        for (var k = 0; k < count; k++)
        {
            var (sine, cosine) = Math.SinCos(-2 * Math.PI * k / size);
            _cosines.Span[k] = (float)cosine;
            _sines.Span[k] = (float)sine;
        }
    }

    public static RealPacking For(int size) => Sizes.GetOrAdd(size, static wanted => new RealPacking(wanted));

    /// <summary>Samples to even (real) and odd (imaginary) ones.</summary>
    public void Split(float* time, float* re, float* im)
    {
        var k = 0;

        if (Vector256.IsHardwareAccelerated)
        {
            for (; k <= _half - Vector256<float>.Count; k += Vector256<float>.Count)
            {
                var low = Vector256.Load(time + (2 * k));
                var high = Vector256.Load(time + (2 * k) + Vector256<float>.Count);
                var (even, odd) = Transposition.Unzip(low, high);
                even.Store(re + k);
                odd.Store(im + k);
            }
        }

        for (; k < _half; k++)
        {
            re[k] = time[2 * k];
            im[k] = time[(2 * k) + 1];
        }
    }

    /// <summary>Even and odd samples to one sequence, scaled by 1 / N.</summary>
    public void Merge(float* re, float* im, float* time)
    {
        // Fold leaves out the halves of E and O, hence N and not n.
        var scale = 1f / (2 * _half);
        var k = 0;

        if (Vector256.IsHardwareAccelerated)
        {
            for (; k <= _half - Vector256<float>.Count; k += Vector256<float>.Count)
            {
                var (low, high) = Transposition.Zip(Vector256.Load(re + k) * scale, Vector256.Load(im + k) * scale);
                low.Store(time + (2 * k));
                high.Store(time + (2 * k) + 8);
            }
        }

        for (; k < _half; k++)
        {
            time[2 * k] = re[k] * scale;
            time[(2 * k) + 1] = im[k] * scale;
        }
    }

    /// <summary>The packed spectrum Z, [n], to the real signal's bins, [n + 1].</summary>
    public void Unfold(float* zRe, float* zIm, float* re, float* im)
    {
        re[0] = zRe[0] + zIm[0];
        im[0] = 0;
        re[_half] = zRe[0] - zIm[0];
        im[_half] = 0;
        var k = 1;
        var last = _half / 2;

        if (Vector256.IsHardwareAccelerated)
        {
            var half = Vector256.Create(0.5f);

            // Both ends advance a lane at a time as long as they do not meet.
            for (; 2 * (k + Vector256<float>.Count) <= _half + 1; k += Vector256<float>.Count)
            {
                var mirror = _half - k - (Vector256<float>.Count - 1);
                var aRe = Vector256.Load(zRe + k);
                var aIm = Vector256.Load(zIm + k);
                var bRe = Transposition.Reverse(Vector256.Load(zRe + mirror));
                var bIm = Transposition.Reverse(Vector256.Load(zIm + mirror));
                var eRe = (aRe + bRe) * half;
                var eIm = (aIm - bIm) * half;
                var oRe = (aIm + bIm) * half;
                var oIm = (bRe - aRe) * half;
                var wRe = Vector256.Load(_cosines.Pointer + k);
                var wIm = Vector256.Load(_sines.Pointer + k);
                var turnRe = (wRe * oRe) - (wIm * oIm);
                var turnIm = (wRe * oIm) + (wIm * oRe);
                (eRe + turnRe).Store(re + k);
                (eIm + turnIm).Store(im + k);
                Transposition.Reverse(eRe - turnRe).Store(re + mirror);
                Transposition.Reverse(turnIm - eIm).Store(im + mirror);
            }
        }

        for (; k <= last; k++)
        {
            var mirror = _half - k;
            var eRe = (zRe[k] + zRe[mirror]) * 0.5f;
            var eIm = (zIm[k] - zIm[mirror]) * 0.5f;
            var oRe = (zIm[k] + zIm[mirror]) * 0.5f;
            var oIm = (zRe[mirror] - zRe[k]) * 0.5f;
            var turnRe = (_cosines.Pointer[k] * oRe) - (_sines.Pointer[k] * oIm);
            var turnIm = (_cosines.Pointer[k] * oIm) + (_sines.Pointer[k] * oRe);
            re[mirror] = eRe - turnRe;
            im[mirror] = turnIm - eIm;
            re[k] = eRe + turnRe;
            im[k] = eIm + turnIm;
        }
    }

    /// <summary>The real signal's bins, [n + 1], to twice the packed spectrum Z, [n].</summary>
    public void Fold(float* re, float* im, float* zRe, float* zIm)
    {
        zRe[0] = re[0] + re[_half];
        zIm[0] = re[0] - re[_half];
        var k = 1;
        var last = _half / 2;

        if (Vector256.IsHardwareAccelerated)
        {
            for (; 2 * (k + Vector256<float>.Count) <= _half + 1; k += Vector256<float>.Count)
            {
                var mirror = _half - k - (Vector256<float>.Count - 1);
                var aRe = Vector256.Load(re + k);
                var aIm = Vector256.Load(im + k);
                var bRe = Transposition.Reverse(Vector256.Load(re + mirror));
                var bIm = Transposition.Reverse(Vector256.Load(im + mirror));
                var eRe = aRe + bRe;
                var eIm = aIm - bIm;
                var gapRe = aRe - bRe;
                var gapIm = aIm + bIm;
                var wRe = Vector256.Load(_cosines.Pointer + k);
                var wIm = Vector256.Load(_sines.Pointer + k);

                // O = gap * conj(w)
                var oRe = (gapRe * wRe) + (gapIm * wIm);
                var oIm = (gapIm * wRe) - (gapRe * wIm);
                (eRe - oIm).Store(zRe + k);
                (eIm + oRe).Store(zIm + k);
                Transposition.Reverse(eRe + oIm).Store(zRe + mirror);
                Transposition.Reverse(oRe - eIm).Store(zIm + mirror);
            }
        }

        for (; k <= last; k++)
        {
            var mirror = _half - k;
            var eRe = re[k] + re[mirror];
            var eIm = im[k] - im[mirror];
            var gapRe = re[k] - re[mirror];
            var gapIm = im[k] + im[mirror];
            var oRe = (gapRe * _cosines.Pointer[k]) + (gapIm * _sines.Pointer[k]);
            var oIm = (gapIm * _cosines.Pointer[k]) - (gapRe * _sines.Pointer[k]);
            zRe[mirror] = eRe + oIm;
            zIm[mirror] = oRe - eIm;
            zRe[k] = eRe - oIm;
            zIm[k] = eIm + oRe;
        }
    }
}
