namespace WeakSep.Host.Devices.Interop;

/// <summary>A port of a client, valid as long as the client is open.</summary>
internal readonly struct JackPort
{
    internal JackPort(nint pointer) => Pointer = pointer;

    internal nint Pointer { get; }
}
