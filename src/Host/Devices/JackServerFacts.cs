namespace WeakSep.Host.Devices;

/// <summary>A JACK server that runs.</summary>
/// <param name="SampleRate">Its rate, in hertz.</param>
/// <param name="BlockFrames">Samples of its cycles.</param>
/// <param name="CapturePorts">The hardware's ports that can be listened to, by full name.</param>
/// <param name="PlaybackPorts">The hardware's ports that can be played to.</param>
internal sealed record JackServerFacts(
    int SampleRate, int BlockFrames, IReadOnlyList<string> CapturePorts, IReadOnlyList<string> PlaybackPorts);
