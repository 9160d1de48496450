namespace WeakSep.Trainer.Data;

/// <summary>When a score is aligned to its sound before training.</summary>
public enum AlignmentUse
{
    /// <summary>Where the data report says that the score does not fit as it is.</summary>
    Auto,

    /// <summary>Never: scores are taken as they are.</summary>
    Never,

    /// <summary>Always.</summary>
    Always,
}
