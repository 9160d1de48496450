namespace WeakSep.Composer.Harmony;

/// <summary>A scale type: semitones above the tonic, and whether its tonic triad is minor.</summary>
internal sealed record Mode(string Name, bool IsMinor, params int[] Steps)
{
    /// <summary>Ionian.</summary>
    public static readonly Mode Major = new("major", false, 0, 2, 4, 5, 7, 9, 11);

    /// <summary>Aeolian; dominants raise the seventh by themselves.</summary>
    public static readonly Mode Minor = new("minor", true, 0, 2, 3, 5, 7, 8, 10);

    /// <summary>Minor with a major sixth.</summary>
    public static readonly Mode Dorian = new("dorian", true, 0, 2, 3, 5, 7, 9, 10);

    /// <summary>Major with a minor seventh.</summary>
    public static readonly Mode Mixolydian = new("mixolydian", false, 0, 2, 4, 5, 7, 9, 10);

    /// <summary>Minor with a minor second.</summary>
    public static readonly Mode Phrygian = new("phrygian", true, 0, 1, 3, 5, 7, 8, 10);

    /// <summary>Major with an augmented fourth.</summary>
    public static readonly Mode Lydian = new("lydian", false, 0, 2, 4, 6, 7, 9, 11);

    /// <summary>Major scale whose melodies lean on the minor third and seventh.</summary>
    public static readonly Mode Blues = new("blues", false, 0, 2, 3, 4, 5, 7, 9, 10);

    /// <summary>Five-note minor scale with the flat fifth, for solos.</summary>
    public static readonly int[] BluesScale = [0, 3, 5, 6, 7, 10];

    /// <summary>Five-note major scale.</summary>
    public static readonly int[] MajorPentatonic = [0, 2, 4, 7, 9];

    /// <summary>Five-note minor scale.</summary>
    public static readonly int[] MinorPentatonic = [0, 3, 5, 7, 10];
}
