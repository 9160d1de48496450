namespace WeakSep.Trainer.Recipes;

/// <summary>On what the distance between separated and known sources is measured.</summary>
public enum DistanceDomain
{
    /// <summary>Magnitudes of whole frames (the paper).</summary>
    Magnitudes,

    /// <summary>
    /// The samples of a frame that the synthesis window lets through. With an asymmetric pair of windows these are the
    /// last few of a long frame, and all that is heard of it: a mask that is right for the whole frame is late for them.
    /// </summary>
    Samples,
}
