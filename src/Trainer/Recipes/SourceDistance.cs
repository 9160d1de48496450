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
}
