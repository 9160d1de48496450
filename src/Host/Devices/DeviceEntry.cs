namespace WeakSep.Host.Devices;

/// <summary>A device as <c>weaksep devices</c> lists it.</summary>
/// <param name="Name">What <c>--input</c> and <c>--output</c> take.</param>
/// <param name="HostApi">The sound system it belongs to.</param>
/// <param name="InputChannels">Channels that can be listened to.</param>
/// <param name="OutputChannels">Channels that can be played to.</param>
/// <param name="SampleRate">The rate it runs at or likes best, in hertz.</param>
/// <param name="LowInputLatencyMs">What it promises live between the edge of the machine and a block, in milliseconds; 0 without inputs.</param>
/// <param name="LowOutputLatencyMs">The same for what goes out.</param>
internal sealed record DeviceEntry(
    string Name,
    string HostApi,
    int InputChannels,
    int OutputChannels,
    int SampleRate,
    double LowInputLatencyMs,
    double LowOutputLatencyMs);
