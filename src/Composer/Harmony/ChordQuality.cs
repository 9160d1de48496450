namespace WeakSep.Composer.Harmony;

/// <summary>A chord type: semitones above the root in the order third, fifth, seventh, extensions.</summary>
internal sealed record ChordQuality(string Suffix, params int[] Intervals)
{
    private static readonly ChordQuality[] All =
    [
        new("", 0, 4, 7), new("m", 0, 3, 7), new("o", 0, 3, 6), new("+", 0, 4, 8), new("5", 0, 7),
        new("sus4", 0, 5, 7), new("sus2", 0, 2, 7), new("6", 0, 4, 7, 9), new("m6", 0, 3, 7, 9),
        new("7", 0, 4, 7, 10), new("maj7", 0, 4, 7, 11), new("m7", 0, 3, 7, 10), new("mM7", 0, 3, 7, 11),
        new("h7", 0, 3, 6, 10), new("o7", 0, 3, 6, 9), new("+7", 0, 4, 8, 10), new("7sus4", 0, 5, 7, 10),
        new("9", 0, 4, 7, 10, 14), new("maj9", 0, 4, 7, 11, 14), new("m9", 0, 3, 7, 10, 14),
        new("13", 0, 4, 7, 10, 14, 21), new("7b9", 0, 4, 7, 10, 13), new("7#9", 0, 4, 7, 10, 15),
        new("add9", 0, 4, 7, 14), new("madd9", 0, 3, 7, 14), new("69", 0, 4, 7, 9, 14), new("m11", 0, 3, 7, 10, 14, 17),
        new("7alt", 0, 4, 8, 10, 13), new("9sus4", 0, 5, 7, 10, 14), new("7#11", 0, 4, 7, 10, 18),
    ];

    /// <summary>
    /// Semitones from root to third; the fourth or second of a suspended chord; 4 where the chord has none.
    /// </summary>
    public int Third => Intervals.FirstOrDefault(interval => interval is 3 or 4, Intervals[1] == 7 ? 4 : Intervals[1]);

    /// <summary>Semitones from root to fifth.</summary>
    public int Fifth => Intervals.FirstOrDefault(interval => interval is 6 or 7 or 8, 7);

    /// <summary>Semitones from root to the sixth or seventh, null for a triad.</summary>
    public int? Seventh => Intervals.Length > 3 && Intervals[3] < 12 ? Intervals[3] : null;

    /// <summary>True for a dominant seventh of any colour.</summary>
    public bool IsDominant => Third == 4 && Seventh == 10;

    /// <summary>True for a minor third.</summary>
    public bool IsMinor => Third == 3;

    /// <summary>The quality written like this, for example "m7".</summary>
    public static ChordQuality Named(string suffix) =>
        Array.Find(All, quality => quality.Suffix == suffix)
        ?? throw new FormatException($"Unknown chord suffix '{suffix}'.");
}
