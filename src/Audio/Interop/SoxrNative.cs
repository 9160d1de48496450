using System.Runtime.InteropServices;

namespace WeakSep.Audio.Interop;

/// <summary>
/// The functions of libsoxr that WeakSep calls. Samples are interleaved 32-bit floats, the library's default.
/// </summary>
internal static unsafe partial class SoxrNative
{
    static SoxrNative() => NativeLibraries.Register();

    [LibraryImport(NativeLibraries.Soxr, EntryPoint = "soxr_quality_spec")]
    public static partial SoxrQualitySpec QualitySpec(CULong recipe, CULong flags);

    [LibraryImport(NativeLibraries.Soxr, EntryPoint = "soxr_create")]
    private static partial SoxrHandle Create(
        double inputRate,
        double outputRate,
        uint channels,
        out nint error,
        void* inputOutputSpec,
        ref SoxrQualitySpec qualitySpec,
        void* runtimeSpec);

    [LibraryImport(NativeLibraries.Soxr, EntryPoint = "soxr_delete")]
    public static partial void Delete(nint resampler);

    [LibraryImport(NativeLibraries.Soxr, EntryPoint = "soxr_clear")]
    private static partial nint Clear(SoxrHandle resampler);

    [LibraryImport(NativeLibraries.Soxr, EntryPoint = "soxr_delay")]
    public static partial double Delay(SoxrHandle resampler);

    [LibraryImport(NativeLibraries.Soxr, EntryPoint = "soxr_process")]
    private static partial nint Process(
        SoxrHandle resampler,
        float* input,
        nuint inputFrames,
        out nuint consumedFrames,
        float* output,
        nuint outputFrames,
        out nuint producedFrames);

    /// <summary>Creates a resampler.</summary>
    /// <exception cref="InvalidOperationException">libsoxr refuses the rates.</exception>
    public static SoxrHandle Create(double inputRate, double outputRate, int channels, uint recipe)
    {
        var quality = QualitySpec(new CULong(recipe), new CULong(0u));
        var handle = Create(inputRate, outputRate, (uint)channels, out var error, null, ref quality, null);
        ThrowIfError(error);
        return handle;
    }

    /// <summary>Resamples; a null input says that the signal has ended.</summary>
    public static (int Consumed, int Produced) Process(
        SoxrHandle resampler, float* input, int inputFrames, float* output, int outputFrames)
    {
        var error = Process(
            resampler, input, (nuint)inputFrames, out var consumed, output, (nuint)outputFrames, out var produced);
        ThrowIfError(error);
        return ((int)consumed, (int)produced);
    }

    /// <summary>Makes the resampler ready for another signal.</summary>
    public static void Restart(SoxrHandle resampler) => ThrowIfError(Clear(resampler));

    private static void ThrowIfError(nint error)
    {
        if (error != 0)
        {
            throw new InvalidOperationException($"libsoxr: {Marshal.PtrToStringUTF8(error)}");
        }
    }
}
