namespace WeakSep.Audio.Metrics;

/// <summary>Pairs of a true and an estimated value, as the sums from which their correlation and distance follow; sums of two sets add up.</summary>
/// <param name="Count">Number of pairs.</param>
/// <param name="References">Sum of the true values.</param>
/// <param name="Estimates">Sum of the estimated values.</param>
/// <param name="ReferenceSquares">Sum of the squares of the true values.</param>
/// <param name="EstimateSquares">Sum of the squares of the estimated values.</param>
/// <param name="Products">Sum of the products.</param>
/// <param name="Distances">Sum of the absolute differences.</param>
public readonly record struct ValuePairs(
    long Count, double References, double Estimates, double ReferenceSquares, double EstimateSquares, double Products, double Distances)
{
    /// <summary>Pearson's correlation, -1 to 1; 0 where either side is constant.</summary>
    public double Correlation
    {
        get
        {
            var reference = (Count * ReferenceSquares) - (References * References);
            var estimate = (Count * EstimateSquares) - (Estimates * Estimates);
            return reference <= 0 || estimate <= 0 ? 0 : ((Count * Products) - (References * Estimates)) / Math.Sqrt(reference * estimate);
        }
    }

    /// <summary>Mean absolute difference, in the unit of the values; 0 without pairs.</summary>
    public double MeanDistance => Count == 0 ? 0 : Distances / Count;

    /// <summary>Pools two sets of pairs.</summary>
    public static ValuePairs operator +(ValuePairs left, ValuePairs right) => new(
        left.Count + right.Count,
        left.References + right.References,
        left.Estimates + right.Estimates,
        left.ReferenceSquares + right.ReferenceSquares,
        left.EstimateSquares + right.EstimateSquares,
        left.Products + right.Products,
        left.Distances + right.Distances);

    /// <summary>Pools two sets of pairs.</summary>
    public static ValuePairs Add(ValuePairs left, ValuePairs right) => left + right;

    /// <summary>The sums of pairs.</summary>
    /// <param name="pairs">The pairs.</param>
    public static ValuePairs Of(IEnumerable<(double Reference, double Estimate)> pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);

        return pairs.Aggregate(default(ValuePairs), (sums, pair) => sums + new ValuePairs(
            1,
            pair.Reference,
            pair.Estimate,
            pair.Reference * pair.Reference,
            pair.Estimate * pair.Estimate,
            pair.Reference * pair.Estimate,
            Math.Abs(pair.Reference - pair.Estimate)));
    }
}
