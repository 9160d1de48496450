namespace WeakSep.Trainer.Data.Labels.Mixtures;

/// <summary>How long an event of a mixture lasts.</summary>
public enum EventLength
{
    /// <summary>A length is drawn; a shorter recording gives what it has. The published priors come out so.</summary>
    Drawn,

    /// <summary>As long as its recording, at most the longest event.</summary>
    Whole,
}
