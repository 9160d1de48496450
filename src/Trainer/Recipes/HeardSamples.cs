using WeakSep.Audio.Spectral;
using static TorchSharp.torch;

namespace WeakSep.Trainer.Recipes;

/// <summary>What is heard of a frame: its inverse transform through the synthesis window.</summary>
internal static class HeardSamples
{
    /// <summary>
    /// The matrix [2 bins, samples] that takes the real and imaginary parts of a spectrum, divided by the analysis window's
    /// sum as all training spectra are, to the samples that the synthesis window lets through, windowed by it.
    /// </summary>
    /// <param name="windows">Analysis and synthesis window.</param>
    /// <param name="bins">Lowest bins of the spectra; those above are taken as 0.</param>
    public static Tensor Matrix(WindowPair windows, int bins)
    {
        var size = windows.Size;
        var first = windows.SynthesisStart;
        var samples = windows.SynthesisSize;
        var matrix = new float[2 * bins * samples];

        for (var bin = 0; bin < bins; bin++)
        {
            // The bins of negative frequencies are the conjugates of those of positive ones; 0 and Nyquist have none.
            var twice = bin == 0 || 2 * bin == size ? 1 : 2;
            var scale = twice * windows.AnalysisSum / size;

            for (var n = 0; n < samples; n++)
            {
                var angle = 2 * Math.PI * ((long)bin * (first + n) % size) / size;
                var window = scale * windows.Synthesis[first + n];
                matrix[bin * samples + n] = (float)(window * Math.Cos(angle));
                matrix[(bins + bin) * samples + n] = (float)(-window * Math.Sin(angle));
            }
        }

        return tensor(matrix, [2 * bins, samples]);
    }
}
