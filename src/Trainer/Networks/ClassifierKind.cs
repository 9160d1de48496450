namespace WeakSep.Trainer.Networks;

/// <summary>How a classifier of frames is built (weak-labels.md sections 5.2 and 5.3).</summary>
public enum ClassifierKind
{
    /// <summary>Two-dimensional convolutions over time and frequency, then an LSTM: the paper's best.</summary>
    Convolutional,

    /// <summary>An LSTM alone.</summary>
    Recurrent,

    /// <summary>
    /// Fully connected layers, each frame by itself; with none of them a learned linear map. Neither knows what was before, and no
    /// separator learned through them in the paper (section 12).
    /// </summary>
    FeedForward,
}
