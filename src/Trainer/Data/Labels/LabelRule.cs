namespace WeakSep.Trainer.Data.Labels;

/// <summary>Which frames of an event are labelled (weak-labels.md section 12, A4).</summary>
public enum LabelRule
{
    /// <summary>Those whose centre lies in the event.</summary>
    Centre,

    /// <summary>Those whose window touches the event.</summary>
    Overlap,
}
