namespace WeakSep.Host.Devices;

/// <summary>A device that PortAudio lists.</summary>
/// <param name="Index">Its number, by which it can be asked for.</param>
/// <param name="Name">Its name, of which a part that no other name has is enough.</param>
/// <param name="HostApi">The sound system it belongs to, such as <c>ALSA</c>.</param>
/// <param name="InputChannels">Channels it records; 0 for none.</param>
/// <param name="OutputChannels">Channels it plays; 0 for none.</param>
/// <param name="SampleRate">The rate it likes best, in hertz.</param>
/// <param name="LowInputLatencySeconds">What it promises live, from the microphone to the block.</param>
/// <param name="LowOutputLatencySeconds">The same from the block to the loudspeaker.</param>
internal sealed record PortAudioEntry(
    int Index,
    string Name,
    string HostApi,
    int InputChannels,
    int OutputChannels,
    int SampleRate,
    double LowInputLatencySeconds,
    double LowOutputLatencySeconds);
