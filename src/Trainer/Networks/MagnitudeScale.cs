namespace WeakSep.Trainer.Networks;

/// <summary>The scale on which magnitudes enter a network.</summary>
public enum MagnitudeScale
{
    /// <summary>As they are (the score paper; the classifiers of the label paper).</summary>
    Linear,

    /// <summary>To the power 0.3, near the ear's loudness: quiet partials stay visible beside loud ones.</summary>
    Compressed,

    /// <summary>Their natural logarithm: the separators of the label paper, and decision S10's other reading of the score paper.</summary>
    Logarithmic,
}
