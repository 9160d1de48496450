namespace WeakSep.Composer.Rendering.DataSets;

/// <summary>What <see cref="DatasetSynthesizer"/> makes.</summary>
public sealed record SynthSettings
{
    /// <summary>Lowest sample rate in Hz.</summary>
    public const int MinSampleRate = 8000;

    /// <summary>Highest sample rate in Hz.</summary>
    public const int MaxSampleRate = 96000;

    /// <summary>Folder of the data set; made when missing.</summary>
    public required string Output { get; init; }

    /// <summary>
    /// Number of tracks, 1 to 99999. Null with <see cref="Hours"/> null too: 10, or with <see cref="Scores"/> one track
    /// per score.
    /// </summary>
    public int? Tracks { get; init; }

    /// <summary>Hours of music to reach; the alternative to <see cref="Tracks"/>.</summary>
    public double? Hours { get; init; }

    /// <summary>The same seed gives the same data set, bit for bit. Default 0.</summary>
    public ulong Seed { get; init; }

    /// <summary>How the scores are divided. Default train 0.8, validation 0.1, test 0.1.</summary>
    public SplitShares Splits { get; init; } = SplitShares.Default;

    /// <summary>Sample rate in Hz, 8000 to 96000. Default 44100.</summary>
    public int SampleRate { get; init; } = 44100;

    /// <summary>1 (as Slakh2100) or 2. Default 1.</summary>
    public int Channels { get; init; } = 1;

    /// <summary>
    /// Soundfonts by name or path, drawn equally often; null for the default set, which leaves the held-out one alone.
    /// </summary>
    public IReadOnlyList<string>? Soundfonts { get; init; }

    /// <summary>
    /// Share of the parts that our own models play, 0 to 1. Null for 0.28, or 0 when <see cref="Soundfonts"/> are named: a test
    /// set with an unheard soundfont must not hold instruments that training knows.
    /// </summary>
    public double? ModelShare { get; init; }

    /// <summary>Folder of MIDI files to render instead of composed scores; null composes.</summary>
    public string? Scores { get; init; }

    /// <summary>Moves the notes of <see cref="Scores"/> off the grid as players do. Default false.</summary>
    public bool Humanize { get; init; }

    /// <summary>
    /// Only soundfont and level vary: no effects, no tuning, no own models, programs as written. Default false.
    /// </summary>
    public bool Dry { get; init; }

    /// <summary>Tracks rendered at a time; never changes the result. Default: one per processor.</summary>
    public int Jobs { get; init; } = Environment.ProcessorCount;

    /// <summary>Replaces a data set that was made with other settings. Default false.</summary>
    public bool Overwrite { get; init; }
}
