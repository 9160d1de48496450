namespace WeakSep.Composer.Roles;

/// <summary>Ways to thicken a tune.</summary>
internal enum Thickening
{
    /// <summary>One voice.</summary>
    None,

    /// <summary>The octave below as well.</summary>
    Octaves,

    /// <summary>A diatonic third below.</summary>
    Thirds,

    /// <summary>A diatonic sixth below.</summary>
    Sixths,

    /// <summary>Two chord notes below stressed notes.</summary>
    Chords,
}
