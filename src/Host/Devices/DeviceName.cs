namespace WeakSep.Host.Devices;

/// <summary>The name of a device, as <c>--input</c> and <c>--output</c> take it.</summary>
/// <param name="Kind">What it is reached through.</param>
/// <param name="Detail">
/// What follows the colon: a client or the beginning of a port's name, a device, a path; null for none.
/// </param>
internal readonly record struct DeviceName(DeviceKind Kind, string? Detail)
{
    /// <summary>The detail of a JACK device that stands for the hardware's ports.</summary>
    internal const string PhysicalPorts = "physical";

    private const string Expected =
        "expected jack, jack:physical, jack:CLIENT, portaudio, portaudio:DEVICE, file:PATH (input only) or null";

    /// <summary>Reads a name.</summary>
    /// <param name="text">Such as <c>jack</c>, <c>jack:system</c>, <c>portaudio:USB</c>, <c>file:song.wav</c>, <c>null</c>.</param>
    /// <exception cref="DeviceException">It is none; the message says what is possible.</exception>
    internal static DeviceName Parse(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var word = colon < 0 ? text : text[..colon];
        var detail = colon < 0 ? null : text[(colon + 1)..];
        DeviceKind? kind = word.ToUpperInvariant() switch
        {
            "JACK" => DeviceKind.Jack,
            "PORTAUDIO" => DeviceKind.PortAudio,
            "FILE" => DeviceKind.File,
            "NULL" => DeviceKind.Null,
            _ => null,
        };

        return kind switch
        {
            null => throw new DeviceException($"'{text}' is no sound device; {Expected}"),
            DeviceKind.File when string.IsNullOrEmpty(detail) => throw new DeviceException($"'{text}' names no file; {Expected}"),
            DeviceKind.Null when detail is not null => throw new DeviceException($"'{text}' says more than null; {Expected}"),
            _ when detail is { Length: 0 } => throw new DeviceException($"'{text}' ends with a colon; {Expected}"),
            { } known => new DeviceName(known, detail),
        };
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Kind.ToString().ToLowerInvariant()}{(Detail is null ? "" : ":" + Detail)}";
}
