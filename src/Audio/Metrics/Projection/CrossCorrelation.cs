using System.Numerics;

namespace WeakSep.Audio.Metrics.Projection;

/// <summary>
/// r[tau] = sum over t of x[t] y[t + tau] for |tau| below a filter's length, for all pairs of two sets of signals. The
/// sum over blocks is taken in the frequency domain, so that memory does not depend on the signals' length.
/// </summary>
internal static class CrossCorrelation
{
    /// <summary>Correlates every left with every right signal.</summary>
    /// <param name="left">x, [left, samples].</param>
    /// <param name="right">y, [right, samples].</param>
    /// <param name="lags">L: lags -L+1..L-1 are computed.</param>
    /// <returns>[left, right, 2L - 1], lag -L+1 first.</returns>
    public static double[][][] Compute(IReadOnlyList<double[]> left, IReadOnlyList<double[]> right, int lags)
    {
        var length = Spectra.TransformLength(lags);
        var block = length - (2 * lags) + 2;
        var sums = CreateSums(left.Count, right.Count, length);
        var rightSpectra = right.Select(_ => new Complex[length]).ToArray();
        var leftSpectrum = new Complex[length];

        for (var start = 0; start < left[0].Length; start += block)
        {
            for (var j = 0; j < right.Count; j++)
            {
                Spectra.Forward(right[j], start - lags + 1, length, rightSpectra[j]);
            }

            for (var i = 0; i < left.Count; i++)
            {
                Spectra.Forward(left[i], start, block, leftSpectrum);

                for (var j = 0; j < right.Count; j++)
                {
                    AddProduct(leftSpectrum, rightSpectra[j], sums[i][j]);
                }
            }
        }

        return [.. sums.Select(row => row.Select(sum => LagsOf(sum, lags)).ToArray())];
    }

    private static Complex[][][] CreateSums(int left, int right, int length) =>
        [.. Enumerable.Range(0, left).Select(_ => CreateRow(right, length))];

    private static Complex[][] CreateRow(int count, int length) =>
        [.. Enumerable.Range(0, count).Select(_ => new Complex[length])];

    private static void AddProduct(Complex[] left, Complex[] right, Complex[] sum)
    {
        for (var k = 0; k < sum.Length; k++)
        {
            sum[k] += Complex.Conjugate(left[k]) * right[k];
        }
    }

    private static double[] LagsOf(Complex[] sum, int lags)
    {
        Spectra.Inverse(sum);
        return [.. sum.Take((2 * lags) - 1).Select(value => value.Real)];
    }
}
