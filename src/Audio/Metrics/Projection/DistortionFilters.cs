using MathNet.Numerics.LinearAlgebra;

namespace WeakSep.Audio.Metrics.Projection;

/// <summary>
/// The filters that project one estimate on the delays of its own source, and on the delays of all sources: solutions
/// of G c = D with the Gram matrix G of the delayed sources (blocks are Toeplitz) and their products D with the
/// estimate.
/// </summary>
/// <param name="Own">Filter of the estimate's own source alone, [taps].</param>
/// <param name="All">Filters of all sources together, [sources, taps].</param>
internal sealed record DistortionFilters(double[] Own, double[][] All)
{
    private static readonly double[] Ridges = [0, 1e-14, 1e-12, 1e-10, 1e-8];      // of the mean energy, tried in turn

    /// <summary>Computes the filters of every estimate.</summary>
    /// <param name="references">[sources, samples].</param>
    /// <param name="estimates">[sources, samples].</param>
    /// <param name="taps">Length of each filter.</param>
    public static DistortionFilters[] Estimate(
        IReadOnlyList<double[]> references, IReadOnlyList<double[]> estimates, int taps)
    {
        var sources = references.Count;
        var gram = CrossCorrelation.Compute(references, references, taps);
        var products = CrossCorrelation.Compute(references, estimates, taps);

        // Delay a of reference i, [i * taps + a], against estimate j.
        var right = Matrix<double>.Build.Dense(
            sources * taps, sources, (row, j) => products[row / taps][j][taps - 1 + (row % taps)]);
        var all = Solve(
            Matrix<double>.Build.Dense(
                sources * taps,
                sources * taps,
                (row, column) => gram[row / taps][column / taps][taps - 1 + (row % taps) - (column % taps)]),
            right);

        var filters = new DistortionFilters[sources];

        for (var j = 0; j < sources; j++)
        {
            var ownGram = Matrix<double>.Build.Dense(
                taps, taps, (row, column) => gram[j][j][taps - 1 + row - column]);
            var own = Solve(ownGram, right.SubMatrix(j * taps, taps, j, 1));
            var column = all.Column(j).ToArray();
            filters[j] = new DistortionFilters(own.Column(0).ToArray(), [.. column.Chunk(taps)]);
        }

        return filters;
    }

    /// <summary>
    /// Cholesky's factors where the sources' delays are independent. Where they are not, the smallest ridge that lets
    /// the factors exist: of the many filters with the same projection it takes a short one.
    /// </summary>
    private static Matrix<double> Solve(Matrix<double> gram, Matrix<double> right)
    {
        var meanEnergy = gram.Diagonal().Average();

        foreach (var ridge in Ridges)
        {
            try
            {
                var lifted = ridge == 0
                    ? gram
                    : gram + Matrix<double>.Build.DenseDiagonal(gram.RowCount, ridge * meanEnergy);
                return lifted.Cholesky().Solve(right);
            }
            catch (ArgumentException)
            {
                // Not positive definite to working precision.
            }
        }

        return gram.QR().Solve(right);
    }
}
