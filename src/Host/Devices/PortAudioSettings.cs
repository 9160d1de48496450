namespace WeakSep.Host.Devices;

/// <summary>Which devices a <see cref="PortAudioDevice"/> opens, and how.</summary>
internal sealed record PortAudioSettings
{
    /// <summary>The device that records: its index, its name or a part of the name; null (the default) for the system's choice.</summary>
    internal string? Input { get; init; }

    /// <summary>Whether a device that records is opened; where not, processors hear silence. Default true.</summary>
    internal bool Records { get; init; } = true;

    /// <summary>The device that plays, likewise.</summary>
    internal string? Output { get; init; }

    /// <summary>Samples per second, in hertz; null (the default) for what the device that plays likes best.</summary>
    internal int? SampleRate { get; init; }

    /// <summary>Samples per channel and call, 16 to 8192. Default 256.</summary>
    internal int BlockFrames { get; init; } = BlockSize.Default;

    /// <summary>
    /// Whether to add all left and all right outputs up, into the first two channels, where the device has fewer channels
    /// than the processor has outputs. Default false: such a device is refused.
    /// </summary>
    internal bool Fold { get; init; }
}
