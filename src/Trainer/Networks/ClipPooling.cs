namespace WeakSep.Trainer.Networks;

/// <summary>How the probabilities of a clip's frames make that of the clip (weak-labels.md section 5.4).</summary>
public enum ClipPooling
{
    /// <summary>The largest: one frame is enough (the paper, for events).</summary>
    Max,

    /// <summary>The mean (the paper, for music, whose instruments play or rest for seconds).</summary>
    Mean,

    /// <summary>
    /// A mean whose weights are learned: for each class a second output says how much a frame tells, and a softmax over the
    /// clip makes weights of it. Between the other two, and not in the paper.
    /// </summary>
    Attention,
}
