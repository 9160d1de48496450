namespace WeakSep.Composer.Events;

/// <summary>What <see cref="EventCorpus"/> makes.</summary>
public sealed record EventCorpusSettings
{
    /// <summary>Most recordings of a class.</summary>
    public const int MaxPerClass = 100_000;

    /// <summary>Most folds.</summary>
    public const int MaxFolds = 100;

    /// <summary>Lowest sample rate in Hz.</summary>
    public const int MinSampleRate = 8000;

    /// <summary>Highest sample rate in Hz.</summary>
    public const int MaxSampleRate = 96000;

    /// <summary>Folder of the corpus; made when missing.</summary>
    public required string Output { get; init; }

    /// <summary>The same seed gives the same corpus, bit for bit. Default 0.</summary>
    public ulong Seed { get; init; }

    /// <summary>Recordings of each class, at least one per fold. Default 400.</summary>
    public int PerClass { get; init; } = 400;

    /// <summary>Folds, 1 to 100; no individual is in two. Default 10, as in UrbanSound8K.</summary>
    public int Folds { get; init; } = 10;

    /// <summary>Sample rate in Hz, 8000 to 96000. Default 16000.</summary>
    public int SampleRate { get; init; } = 16000;

    /// <summary>Recordings made at a time; never changes the result. Default: one per processor.</summary>
    public int Jobs { get; init; } = Environment.ProcessorCount;

    /// <summary>Replaces a corpus that was made with other settings. Default false.</summary>
    public bool Overwrite { get; init; }
}
