namespace WeakSep.Trainer.Networks;

/// <summary>In which order a block of the network widens and filters.</summary>
public enum TcnBlockOrder
{
    /// <summary>Widen, filter the wide channels along time, narrow again, with a skip path (the specification).</summary>
    WidenFirst,

    /// <summary>
    /// Filter the narrow channels along time, then widen and narrow again; no skip path. The products are the same, but
    /// filter and norm see a third of the values, so that a network more than twice as large trains in the same time.
    /// </summary>
    FilterFirst,

    /// <summary>
    /// Two dense convolutions along time, each over all channels, with nothing wider between them and no skip path: the other
    /// reading of the paper, score.md's option <c>denseTcn</c>. A block hears twice as far.
    /// </summary>
    Dense,
}
