namespace WeakSep.Trainer.Recipes;

/// <summary>How far separated magnitudes are from true ones.</summary>
public enum SourceDistance
{
    /// <summary>
    /// Sum of absolute differences, divided by batch x frames (the paper). Where the network is in doubt, its best guess
    /// is the median: a source that is probably silent is silenced.
    /// </summary>
    Absolute,

    /// <summary>
    /// Sum of squared differences over the mixture's energy, mean over clips. Where the network is in doubt, its best
    /// guess is the mean, which is also what SI-SDR rewards.
    /// </summary>
    Squared,

    /// <summary>
    /// Logarithm of each source's squared error over its energy, mean over sources and clips: SI-SDR's own scale, on
    /// which a quiet source counts as much as a loud one. Softened so that neither what a mask can't reach nor a silent
    /// source takes over.
    /// </summary>
    Logarithmic,
}
