using System.Runtime.InteropServices;

namespace WeakSep.Audio.Interop;

/// <summary>libsoxr's soxr_quality_spec_t; filled by the library.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct SoxrQualitySpec
{
    public double Precision;
    public double PhaseResponse;
    public double PassbandEnd;
    public double StopbandBegin;
    public nint Reserved;
    public CULong Flags;
}
