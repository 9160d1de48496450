namespace WeakSep.Host.Alignment;

/// <summary>What a recording does that its score does not say.</summary>
internal enum TrialKind
{
    /// <summary>The tempo swings by 20 % every 20 seconds, as in all others.</summary>
    Tempo,

    /// <summary>The last twelve seconds slow down to half the tempo.</summary>
    Ritardando,

    /// <summary>A silence of 1.5 s in the middle.</summary>
    Pause,

    /// <summary>3 s of silence before and 2 s after.</summary>
    Silence,

    /// <summary>Other music, half as loud, plays at the same time.</summary>
    Company,

    /// <summary>Only the middle half of the piece.</summary>
    Excerpt,
}
