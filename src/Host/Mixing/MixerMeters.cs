namespace WeakSep.Host.Mixing;

/// <summary>How a mixer sounds and fares, since it was asked before.</summary>
/// <param name="Seconds">Where the song stands.</param>
/// <param name="Playing">Whether it plays.</param>
/// <param name="Stems">Highest amplitude of both sides per stem, behind its strip.</param>
/// <param name="Master">Highest amplitude of both sides of the sum.</param>
/// <param name="Load">Share of one core that the sound takes.</param>
/// <param name="LateBlocks">Frames of a live separation that went out with older masks.</param>
/// <param name="Xruns">How often the device ran out of time.</param>
/// <param name="Underruns">How often the stems were not there in time, rendered too late or read too slowly.</param>
internal sealed record MixerMeters(
    double Seconds,
    bool Playing,
    IReadOnlyDictionary<string, float[]> Stems,
    float[] Master,
    double Load,
    long LateBlocks,
    long Xruns,
    long Underruns);
