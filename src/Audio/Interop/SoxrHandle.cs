using System.Runtime.InteropServices;

namespace WeakSep.Audio.Interop;

/// <summary>A resampler of libsoxr.</summary>
internal sealed class SoxrHandle : SafeHandle
{
    public SoxrHandle()
        : base(0, ownsHandle: true)
    {
    }

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        SoxrNative.Delete(handle);
        return true;
    }
}
