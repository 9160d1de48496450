namespace WeakSep.Composer.Harmony;

/// <summary>Kinds of guitar chords.</summary>
internal enum GripKind
{
    /// <summary>Full chords near the nut with open strings.</summary>
    Open,

    /// <summary>Full movable chords without open strings.</summary>
    Barre,

    /// <summary>Root, third and seventh on the low and middle strings.</summary>
    Shell,

    /// <summary>Three or four notes on the upper strings.</summary>
    Top,
}
