namespace WeakSep.Trainer.Recipes.Labels;

/// <summary>What is known of the clips that a separator learns from.</summary>
public enum Supervision
{
    /// <summary>Which classes sound in each frame.</summary>
    Frames,

    /// <summary>Which classes sound somewhere in the clip.</summary>
    Clips,

    /// <summary>The sources themselves: the bound that the other two are measured against. No classifier is trained.</summary>
    Sources,
}
