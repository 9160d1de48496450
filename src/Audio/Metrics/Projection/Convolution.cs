using System.Numerics;

namespace WeakSep.Audio.Metrics.Projection;

/// <summary>Convolution with a short filter, block by block (overlap-add).</summary>
internal static class Convolution
{
    /// <summary>Adds the convolution of a signal and a filter to a result.</summary>
    /// <param name="signal">[samples].</param>
    /// <param name="filter">[taps].</param>
    /// <param name="result">[samples + taps - 1].</param>
    public static void AddTo(double[] signal, double[] filter, double[] result)
    {
        var length = Spectra.TransformLength(filter.Length);
        var block = length - filter.Length + 1;
        var (filterSpectrum, spectrum) = (new Complex[length], new Complex[length]);
        Spectra.Forward(filter, 0, filter.Length, filterSpectrum);

        for (var start = 0; start < signal.Length; start += block)
        {
            Spectra.Forward(signal, start, block, spectrum);

            for (var k = 0; k < length; k++)
            {
                spectrum[k] *= filterSpectrum[k];
            }

            Spectra.Inverse(spectrum);

            for (var n = 0; n < length && start + n < result.Length; n++)
            {
                result[start + n] += spectrum[n].Real;
            }
        }
    }
}
