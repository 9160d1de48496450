namespace WeakSep.Composer.Form;

/// <summary>How the players of a section relate.</summary>
internal enum Texture
{
    /// <summary>Everybody has a role: tune, chords, bass.</summary>
    Band,

    /// <summary>Four voices in chords, as in a hymn, dealt out to the players.</summary>
    Chorale,

    /// <summary>Two voices that take up one subject in turn, as in an invention.</summary>
    TwoPart,

    /// <summary>Three voices that take up one subject in turn.</summary>
    Imitation,

    /// <summary>One voice follows the other note for note.</summary>
    Canon,

    /// <summary>All play the tune, in octaves.</summary>
    Unison,

    /// <summary>Short patterns repeat and shift against each other.</summary>
    Patterns,
}
