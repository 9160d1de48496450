namespace WeakSep.Trainer.Networks;

/// <summary>What a layer norm inside the network averages over.</summary>
public enum TcnNorm
{
    /// <summary>Over the channels of each frame alone: chunks of any length give the same result.</summary>
    Frame,

    /// <summary>Over channels and time of the whole clip, as in the paper's reading; for reproducing its tables only.</summary>
    Global,
}
