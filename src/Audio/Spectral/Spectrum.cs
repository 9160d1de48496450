using System.Numerics;
using System.Runtime.InteropServices;

namespace WeakSep.Audio.Spectral;

/// <summary>Arithmetic on spectra with real and imaginary parts in separate spans.</summary>
public static class Spectrum
{
    /// <summary>Writes scale * sqrt(re^2 + im^2).</summary>
    /// <param name="re">Real parts, [bins].</param>
    /// <param name="im">Imaginary parts, [bins].</param>
    /// <param name="magnitudes">Receives the magnitudes, [bins].</param>
    /// <param name="scale">Factor on each magnitude, such as one over the sum of the analysis window.</param>
    [AudioThread]
    public static void Magnitudes(
        ReadOnlySpan<float> re, ReadOnlySpan<float> im, Span<float> magnitudes, float scale = 1f)
    {
        im = im[..re.Length];
        magnitudes = magnitudes[..re.Length];
        var reLanes = MemoryMarshal.Cast<float, Vector<float>>(re);
        var imLanes = MemoryMarshal.Cast<float, Vector<float>>(im);
        var lanes = MemoryMarshal.Cast<float, Vector<float>>(magnitudes);

        for (var i = 0; i < lanes.Length; i++)
        {
            lanes[i] = Vector.SquareRoot((reLanes[i] * reLanes[i]) + (imLanes[i] * imLanes[i])) * scale;
        }

        for (var i = lanes.Length * Vector<float>.Count; i < re.Length; i++)
        {
            magnitudes[i] = MathF.Sqrt((re[i] * re[i]) + (im[i] * im[i])) * scale;
        }
    }
}
