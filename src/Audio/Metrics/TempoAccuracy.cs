namespace WeakSep.Audio.Metrics;

/// <summary>
/// The two accuracies of tempo estimation after Gouyon et al., <i>An Experimental Comparison of Audio Tempo Induction Algorithms</i>
/// (2006): within 4 % of the true tempo, or of a metrical level next to it.
/// </summary>
public static class TempoAccuracy
{
    private const double Tolerance = 0.04;

    private static readonly double[] Levels = [1, 2, 3, 1.0 / 2, 1.0 / 3];

    /// <summary>Accuracy 1: whether a tempo is the true one to 4 %.</summary>
    /// <param name="reference">The true tempo, in beats per minute, above 0.</param>
    /// <param name="estimate">The tempo that was found, in beats per minute.</param>
    public static bool One(double reference, double estimate) => Math.Abs(estimate - reference) <= Tolerance * reference;

    /// <summary>Accuracy 2: whether a tempo is the true one, its double, triple, half or third, to 4 % of that.</summary>
    /// <param name="reference">The true tempo, in beats per minute, above 0.</param>
    /// <param name="estimate">The tempo that was found, in beats per minute.</param>
    public static bool Two(double reference, double estimate) => Array.Exists(Levels, level => One(level * reference, estimate));
}
