namespace WeakSep.Audio.Spectral;

/// <summary>Where frames lie against the signal, and what they see beyond its ends.</summary>
public enum StftEdges
{
    /// <summary>
    /// Frame f is centred on sample f * hop; beyond the ends the signal is mirrored without repeating the outermost
    /// sample. A signal of n samples has 1 + n / hop frames. What training and offline rendering use.
    /// </summary>
    Reflect,

    /// <summary>
    /// Frame f ends with sample (f + 1) * hop - 1, so it is complete the moment that hop has arrived; beyond the ends
    /// there is silence. What live separation uses.
    /// </summary>
    Causal,
}
