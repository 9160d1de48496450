namespace WeakSep.Trainer.Data.Mixed;

/// <summary>What is known of a song besides its sound, strongest first.</summary>
public enum Knowledge
{
    /// <summary>The sound of each instrument by itself.</summary>
    Stems,

    /// <summary>Its score, in time with its sound.</summary>
    Score,

    /// <summary>Which instruments sound, and when.</summary>
    Frames,

    /// <summary>Which instruments sound somewhere in it.</summary>
    Clips,
}
