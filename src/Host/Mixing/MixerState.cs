namespace WeakSep.Host.Mixing;

/// <summary>How a mixer is set, as its clients see it.</summary>
/// <param name="Engine">What plays.</param>
/// <param name="Song">Id of the song, <c>live</c> for the device's input; null for nothing yet.</param>
/// <param name="Preset">Name of the preset; null for nothing yet.</param>
/// <param name="Playing">Whether it plays.</param>
/// <param name="Loop">The region that repeats.</param>
/// <param name="Master">The sum.</param>
/// <param name="Strips">Every stem's strip, by its id.</param>
internal sealed record MixerState(
    EngineFacts Engine,
    string? Song,
    string? Preset,
    bool Playing,
    LoopState Loop,
    MasterState Master,
    IReadOnlyDictionary<string, StripState> Strips);
