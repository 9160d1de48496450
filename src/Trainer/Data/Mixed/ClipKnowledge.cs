namespace WeakSep.Trainer.Data.Mixed;

/// <summary>What is known of a song, and of each clip of it.</summary>
/// <param name="HasSources">Whether its sources are known.</param>
/// <param name="Labels">How closely is known what sounds in it: never <see cref="Knowledge.Stems"/>.</param>
public readonly record struct ClipKnowledge(bool HasSources, Knowledge Labels)
{
    /// <summary>The score and no source: what the recipes "score" and "supervised" take all songs to be labelled by.</summary>
    public static ClipKnowledge OfScore => new(false, Knowledge.Score);

    /// <summary>The strongest of what is known.</summary>
    public Knowledge Strongest => HasSources ? Knowledge.Stems : Labels;
}
