using System.Runtime.InteropServices;

namespace WeakSep.Host.Devices.Interop;

/// <summary>PortAudio's PaHostErrorInfo.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct PortAudioHostError
{
    public int HostApiType;
    public CLong Code;
    public byte* Text;
}
