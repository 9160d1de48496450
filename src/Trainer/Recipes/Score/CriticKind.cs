namespace WeakSep.Trainer.Recipes.Score;

/// <summary>Who judges separated sources.</summary>
public enum CriticKind
{
    /// <summary>The transcriptor of score.md: which instrument plays which note.</summary>
    Notes,

    /// <summary>
    /// The baseline of score.md section 8, a classifier of which instruments sound. Its losses are those of the transcriptor for
    /// a single pitch; those of pitches and of instruments say nothing more then and want a weight of 0.
    /// </summary>
    Activity,
}
