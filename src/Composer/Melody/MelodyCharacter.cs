namespace WeakSep.Composer.Melody;

/// <summary>How the tunes of a style move. All shares are 0 to 1.</summary>
internal sealed record MelodyCharacter
{
    /// <summary>Notes per time: 0 long notes, 0.5 a song, 1 running sixteenths.</summary>
    public double Density { get; init; } = 0.45;

    /// <summary>Share of anticipations and off-beat accents.</summary>
    public double Syncopation { get; init; } = 0.2;

    /// <summary>Liking for wide intervals.</summary>
    public double Leaps { get; init; } = 0.3;

    /// <summary>Liking for repeated notes.</summary>
    public double Repeats { get; init; } = 0.3;

    /// <summary>Share of triplets in simple metres.</summary>
    public double Triplets { get; init; }

    /// <summary>Share of a phrase left silent at its end.</summary>
    public double Breath { get; init; } = 0.25;

    /// <summary>Share of chromatic neighbours and approach notes.</summary>
    public double Chromatics { get; init; } = 0.05;

    /// <summary>Share of grace notes, mordents and trills.</summary>
    public double Ornaments { get; init; } = 0.05;

    /// <summary>Chance of an upbeat.</summary>
    public double Pickups { get; init; } = 0.35;

    /// <summary>Liking for the pentatonic part of the scale.</summary>
    public double Pentatonic { get; init; } = 0.3;

    /// <summary>Whether the blues scale is laid over the chords.</summary>
    public bool Blue { get; init; }

    /// <summary>Compass of a tune in semitones.</summary>
    public int Compass { get; init; } = 14;
}
