using System.Runtime.InteropServices;

namespace WeakSep.Host.Devices.Interop;

/// <summary>PortAudio's PaHostApiInfo.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct PortAudioHostApiInfo
{
    public int StructVersion;
    public int Type;
    public byte* Name;
    public int DeviceCount;
    public int DefaultInputDevice;
    public int DefaultOutputDevice;
}
