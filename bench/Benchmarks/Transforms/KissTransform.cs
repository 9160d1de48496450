using System.Runtime.InteropServices;

namespace WeakSep.Benchmarks.Transforms;

/// <summary>KISS FFT through its C interface; Debian package libkissfft-float131.</summary>
internal sealed unsafe partial class KissTransform : IRealTransform
{
    public const string Library = "libkissfft-float.so.131";

    private readonly int _size;
    private readonly nint _forward;
    private readonly nint _inverse;
    private readonly float* _time;
    private readonly float* _spectrum;

    public KissTransform(int size)
    {
        _size = size;
        _forward = Prepare(size, 0, 0, 0);
        _inverse = Prepare(size, 1, 0, 0);
        _time = (float*)NativeMemory.AlignedAlloc((nuint)size * sizeof(float), 64);
        _spectrum = (float*)NativeMemory.AlignedAlloc((nuint)(size + 2) * sizeof(float), 64);
        TestSignal.OfLength(size).CopyTo(new Span<float>(_time, size));
    }

    public void Forward() => Run(_forward, _time, _spectrum);

    public void Inverse() => RunInverse(_inverse, _spectrum, _time);

    public double Magnitude(int bin)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bin, _size / 2);
        var (re, im) = (_spectrum[2 * bin], _spectrum[(2 * bin) + 1]);
        return Math.Sqrt((re * re) + (im * im));
    }

    public void Dispose()
    {
        NativeMemory.Free((void*)_forward);
        NativeMemory.Free((void*)_inverse);
        NativeMemory.AlignedFree(_time);
        NativeMemory.AlignedFree(_spectrum);
    }

    [LibraryImport(Library, EntryPoint = "kiss_fftr_alloc")]
    private static partial nint Prepare(int size, int inverse, nint memory, nint length);

    [LibraryImport(Library, EntryPoint = "kiss_fftr")]
    private static partial void Run(nint plan, float* time, float* spectrum);

    [LibraryImport(Library, EntryPoint = "kiss_fftri")]
    private static partial void RunInverse(nint plan, float* spectrum, float* time);
}
