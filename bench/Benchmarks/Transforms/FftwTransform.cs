using System.Runtime.InteropServices;

namespace WeakSep.Benchmarks.Transforms;

/// <summary>FFTW with measured plans through its C interface; Debian package libfftw3-single3.</summary>
internal sealed unsafe partial class FftwTransform : IRealTransform
{
    public const string Library = "libfftw3f.so.3";

    private const uint MeasurePlans = 0;
    private const uint PreserveInput = 1 << 4;

    private readonly int _size;
    private readonly float* _time;
    private readonly float* _spectrum;
    private readonly nint _forward;
    private readonly nint _inverse;

    public FftwTransform(int size)
    {
        _size = size;
        _time = Allocate((nuint)size * sizeof(float));
        _spectrum = Allocate((nuint)(size + 2) * sizeof(float));
        _forward = PlanForward(size, _time, _spectrum, MeasurePlans | PreserveInput);
        _inverse = PlanInverse(size, _spectrum, _time, MeasurePlans | PreserveInput);
        TestSignal.OfLength(size).CopyTo(new Span<float>(_time, size));     // planning overwrites it
    }

    public void Forward() => Execute(_forward);

    public void Inverse() => Execute(_inverse);

    public double Magnitude(int bin)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bin, _size / 2);
        var (re, im) = (_spectrum[2 * bin], _spectrum[(2 * bin) + 1]);
        return Math.Sqrt((re * re) + (im * im));
    }

    public void Dispose()
    {
        Destroy(_forward);
        Destroy(_inverse);
        Free(_time);
        Free(_spectrum);
    }

    [LibraryImport(Library, EntryPoint = "fftwf_malloc")]
    private static partial float* Allocate(nuint bytes);

    [LibraryImport(Library, EntryPoint = "fftwf_free")]
    private static partial void Free(float* memory);

    [LibraryImport(Library, EntryPoint = "fftwf_plan_dft_r2c_1d")]
    private static partial nint PlanForward(int size, float* time, float* spectrum, uint flags);

    [LibraryImport(Library, EntryPoint = "fftwf_plan_dft_c2r_1d")]
    private static partial nint PlanInverse(int size, float* spectrum, float* time, uint flags);

    [LibraryImport(Library, EntryPoint = "fftwf_execute")]
    private static partial void Execute(nint plan);

    [LibraryImport(Library, EntryPoint = "fftwf_destroy_plan")]
    private static partial void Destroy(nint plan);
}
