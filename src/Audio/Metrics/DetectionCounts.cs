namespace WeakSep.Audio.Metrics;

/// <summary>
/// Hits and misses of a detector, pooled over frames, clips or notes; every ratio is 0 where its denominator is.
/// </summary>
/// <param name="TruePositives">Found and there.</param>
/// <param name="FalsePositives">Found but not there.</param>
/// <param name="FalseNegatives">There but not found.</param>
public readonly record struct DetectionCounts(long TruePositives, long FalsePositives, long FalseNegatives)
{
    /// <summary>The share of what was found that is there.</summary>
    public double Precision => Ratio(TruePositives, TruePositives + FalsePositives);

    /// <summary>The share of what is there that was found.</summary>
    public double Recall => Ratio(TruePositives, TruePositives + FalseNegatives);

    /// <summary>The harmonic mean of precision and recall: 2 TP / (2 TP + FP + FN).</summary>
    public double FMeasure => Ratio(2 * TruePositives, (2 * TruePositives) + FalsePositives + FalseNegatives);

    /// <summary>
    /// Hits over everything found or there, TP / (TP + FP + FN): the accuracy of multiple-pitch detection.
    /// </summary>
    public double Accuracy => Ratio(TruePositives, TruePositives + FalsePositives + FalseNegatives);

    /// <summary>The share of what was found that is not there: FP / (TP + FP).</summary>
    public double FalsePositiveRate => Ratio(FalsePositives, TruePositives + FalsePositives);

    /// <summary>Pools two sets of counts.</summary>
    public static DetectionCounts operator +(DetectionCounts left, DetectionCounts right) => new(
        left.TruePositives + right.TruePositives,
        left.FalsePositives + right.FalsePositives,
        left.FalseNegatives + right.FalseNegatives);

    /// <summary>Pools two sets of counts.</summary>
    public static DetectionCounts Add(DetectionCounts left, DetectionCounts right) => left + right;

    /// <summary>Counts cells of two binary rolls of the same shape.</summary>
    /// <param name="reference">What is there.</param>
    /// <param name="estimate">What was found.</param>
    /// <exception cref="ArgumentException">The rolls differ in length.</exception>
    public static DetectionCounts OfCells(ReadOnlySpan<bool> reference, ReadOnlySpan<bool> estimate)
    {
        if (reference.Length != estimate.Length)
        {
            throw new ArgumentException($"rolls of {reference.Length} and {estimate.Length} cells cannot be compared");
        }

        var counts = default(DetectionCounts);

        for (var i = 0; i < reference.Length; i++)
        {
            counts += Of(reference[i], estimate[i]);
        }

        return counts;
    }

    /// <summary>Counts cells of a binary roll and of probabilities, which are active from a threshold on.</summary>
    /// <param name="reference">What is there: cells above 0.5.</param>
    /// <param name="probabilities">What was found.</param>
    /// <param name="threshold">Lowest active probability.</param>
    /// <exception cref="ArgumentException">The rolls differ in length.</exception>
    public static DetectionCounts OfCells(
        ReadOnlySpan<float> reference, ReadOnlySpan<float> probabilities, float threshold = 0.5f)
    {
        if (reference.Length != probabilities.Length)
        {
            throw new ArgumentException(
                $"rolls of {reference.Length} and {probabilities.Length} cells cannot be compared");
        }

        var counts = default(DetectionCounts);

        for (var i = 0; i < reference.Length; i++)
        {
            counts += Of(reference[i] > 0.5f, probabilities[i] >= threshold);
        }

        return counts;
    }

    private static DetectionCounts Of(bool there, bool found) => new(
        there && found ? 1 : 0,
        !there && found ? 1 : 0,
        there && !found ? 1 : 0);

    private static double Ratio(long part, long whole) => whole == 0 ? 0 : (double)part / whole;
}
