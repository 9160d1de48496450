namespace WeakSep.Trainer.Networks;

/// <summary>The scale on which magnitudes enter a network.</summary>
public enum MagnitudeScale
{
    /// <summary>As they are (the paper).</summary>
    Linear,

    /// <summary>To the power 0.3, near the ear's loudness: quiet partials stay visible beside loud ones.</summary>
    Compressed,

    /// <summary>Their natural logarithm, above -120 dB (decision S10's other reading).</summary>
    Logarithmic,
}
