namespace WeakSep.Host.Devices.Interop;

/// <summary>JACK's JackPortFlags. Direction is the port's own: what a client listens to is somebody's output.</summary>
[Flags]
internal enum JackPortFlags : uint
{
    Input = 0x1,
    Output = 0x2,
    Physical = 0x4,
}
