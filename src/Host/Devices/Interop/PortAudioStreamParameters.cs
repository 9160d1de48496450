using System.Runtime.InteropServices;

namespace WeakSep.Host.Devices.Interop;

/// <summary>PortAudio's PaStreamParameters.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct PortAudioStreamParameters
{
    public int Device;
    public int ChannelCount;
    public CULong SampleFormat;
    public double SuggestedLatency;
    public void* HostApiSpecificStreamInfo;
}
