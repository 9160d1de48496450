using System.Runtime.InteropServices;

namespace WeakSep.Benchmarks.Transforms;

/// <summary>A library that can be compared, if it is installed.</summary>
internal sealed record TransformLibrary(
    string Name, Func<int, IRealTransform> Create, string? NativeName = null, string? Package = null)
{
    public static readonly TransformLibrary[] All =
    [
        new("WeakSep", size => new OwnTransform(size)),
        new("MathNet", size => new MathNetTransform(size)),
        new("KISS FFT", size => new KissTransform(size), KissTransform.Library, "libkissfft-float131"),
        new("FFTW", size => new FftwTransform(size), FftwTransform.Library, "libfftw3-single3"),
    ];

    /// <summary>Whether it can run here; otherwise says which package is missing.</summary>
    public bool IsAvailable(TextWriter messages)
    {
        if (NativeName is null || NativeLibrary.TryLoad(NativeName, out _))
        {
            return true;
        }

        messages.WriteLine($"{Name} is left out: install {Package} to compare with it");
        return false;
    }
}
