using WeakSep.Audio.Spectral;

namespace WeakSep.Trainer.Networks;

/// <summary>
/// Triangles on the mel scale, mel(f) = 2595 log10(1 + f / 700), with peaks of 1, evenly spaced from 0 Hz to 8 kHz or to
/// half the sample rate (weak-labels.md section 4).
/// </summary>
internal static class MelFilters
{
    private const double HighestHz = 8000;

    /// <summary>The filters as a matrix for magnitudes from its left, [bins, filters].</summary>
    /// <param name="grid">Where the bins lie.</param>
    /// <param name="bins">Lowest bins that are seen.</param>
    /// <param name="filters">How many filters.</param>
    public static float[] Matrix(StftGrid grid, int bins, int filters)
    {
        var top = Mel(Math.Min(HighestHz, grid.SampleRate / 2.0));
        var edges = Enumerable.Range(0, filters + 2).Select(edge => Hertz(top * edge / (filters + 1))).ToArray();
        var matrix = new float[bins * filters];

        for (var bin = 0; bin < bins; bin++)
        {
            var frequency = bin * grid.BinSpacingHz;

            for (var filter = 0; filter < filters; filter++)
            {
                var rising = (frequency - edges[filter]) / (edges[filter + 1] - edges[filter]);
                var falling = (edges[filter + 2] - frequency) / (edges[filter + 2] - edges[filter + 1]);
                matrix[bin * filters + filter] = (float)Math.Max(0, Math.Min(rising, falling));
            }
        }

        return matrix;
    }

    private static double Mel(double hertz) => 2595 * Math.Log10(1 + hertz / 700);

    private static double Hertz(double mel) => 700 * (Math.Pow(10, mel / 2595) - 1);
}
