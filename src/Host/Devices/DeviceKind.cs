namespace WeakSep.Host.Devices;

/// <summary>What a device is reached through.</summary>
internal enum DeviceKind
{
    /// <summary>A JACK server, PipeWire's included.</summary>
    Jack,

    /// <summary>PortAudio.</summary>
    PortAudio,

    /// <summary>An audio file as input.</summary>
    File,

    /// <summary>Nothing: silence in, and what goes out is lost.</summary>
    Null,
}
