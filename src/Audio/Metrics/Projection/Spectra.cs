using System.Numerics;
using MathNet.Numerics.IntegralTransforms;

namespace WeakSep.Audio.Metrics.Projection;

/// <summary>Double precision transforms of blocks; measures need more digits than the signal path.</summary>
internal static class Spectra
{
    private const int BlocksPerFilter = 16;     // transform over filter length: little overlap, still in the cache
    private const int ShortestTransform = 1024;

    /// <summary>A power of two that suits filters of a length.</summary>
    public static int TransformLength(int filterLength) =>
        (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(ShortestTransform, BlocksPerFilter * filterLength));

    /// <summary>The spectrum of a piece of a signal that is zero beyond its ends.</summary>
    /// <param name="signal">The signal.</param>
    /// <param name="start">First sample of the piece; may lie before the signal.</param>
    /// <param name="count">Samples of the piece; zeros follow.</param>
    /// <param name="spectrum">Receives the spectrum.</param>
    public static void Forward(double[] signal, int start, int count, Complex[] spectrum)
    {
        Array.Clear(spectrum);

        for (var n = Math.Max(0, -start); n < count && start + n < signal.Length; n++)
        {
            spectrum[n] = signal[start + n];
        }

        Fourier.Forward(spectrum, FourierOptions.AsymmetricScaling);
    }

    /// <summary>Back to samples, in place.</summary>
    public static void Inverse(Complex[] spectrum) => Fourier.Inverse(spectrum, FourierOptions.AsymmetricScaling);
}
