namespace WeakSep.Trainer;

/// <summary>How the learning rate falls during a stage.</summary>
public enum LearningRateDecay
{
    /// <summary>Halved when the validation loss has not improved for some epochs (the paper).</summary>
    Plateau,

    /// <summary>Along half a cosine from the highest rate to 0 at the last step: for a fixed budget.</summary>
    Cosine,
}
