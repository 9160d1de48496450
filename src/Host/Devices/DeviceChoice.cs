namespace WeakSep.Host.Devices;

/// <summary>What a person asks for on the command line.</summary>
internal sealed record DeviceChoice
{
    /// <summary>Where sound comes from, as <see cref="DeviceName.Parse"/> reads it; null for what fits the output, or JACK.</summary>
    internal string? Input { get; init; }

    /// <summary>Where sound goes to; null for what fits the input.</summary>
    internal string? Output { get; init; }

    /// <summary>Samples per second, in hertz; null for the device's own. JACK servers and files have one that cannot be changed.</summary>
    internal int? SampleRate { get; init; }

    /// <summary>Samples per block; null for the device's own. A JACK server has one that it shares with all its clients.</summary>
    internal int? BlockFrames { get; init; }

    /// <summary>
    /// Whether the input is heard; where not, a sound card's is not opened. JACK's ports and files cost nothing and are there in any
    /// case. Default true.
    /// </summary>
    internal bool Records { get; init; } = true;

    /// <summary>Whether outputs may be added up into two channels where a sound card has too few.</summary>
    internal bool Fold { get; init; }

    /// <summary>Whether a file is played again and again.</summary>
    internal bool Loop { get; init; }

    /// <summary>Whether outputs may end up in the same channels: folded, or connected to given ports of JACK.</summary>
    internal bool AddsUp => Fold || (Output is not null && DeviceName.Parse(Output) is { Kind: DeviceKind.Jack, Detail: not null });

    /// <summary>Name of the JACK server; null for the usual one.</summary>
    internal string? JackServer { get; init; }
}
