namespace WeakSep.MidiScore.Alignment;

/// <summary>What speaks for a pair of recording and score.</summary>
/// <param name="Distance">Mean distance along the coarse path; about 0.27 for right pairs, 0.55 for wrong ones.</param>
/// <param name="Contrast">
/// How much smaller that distance is than those of the score in the other eleven keys, as a share of their median.
/// </param>
/// <param name="OnsetRank">
/// Mean rank, 0 to 1, of the onset strength where notes should begin among the strengths around; 0.65 for wrong pairs, 0.9 for right ones.
/// </param>
public readonly record struct AlignmentEvidence(double Distance, double Contrast, double OnsetRank)
{
    // Logistic regression on right and wrong pairs, see docs/alignment.md.
    private const double Bias = -16.3;        // moved so that 0.5 lies between them
    private const double ContrastWeight = 11.6;
    private const double OnsetWeight = 15.7;

    /// <summary>The evidence as one number, 0 to 1.</summary>
    public double Confidence => 1 / (1 + Math.Exp(-(Bias + (ContrastWeight * Contrast) + (OnsetWeight * OnsetRank))));
}
