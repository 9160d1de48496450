namespace WeakSep.Host.Studies;

/// <summary>What hits and misses of a classifier are counted over.</summary>
internal enum ClassificationUnit
{
    /// <summary>Frames, at the classifier's rate.</summary>
    Frames,

    /// <summary>Whole clips.</summary>
    Clips,
}
