namespace WeakSep.Trainer.Data.Labels;

/// <summary>What a reader of labels does with what it cannot use.</summary>
public enum Leniency
{
    /// <summary>Reports it as an error: training does not start.</summary>
    Refuse,

    /// <summary>Leaves it out.</summary>
    Skip,
}
