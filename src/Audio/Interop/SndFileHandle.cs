using System.Runtime.InteropServices;

namespace WeakSep.Audio.Interop;

/// <summary>An open file of libsndfile.</summary>
internal sealed class SndFileHandle : SafeHandle
{
    public SndFileHandle()
        : base(0, ownsHandle: true)
    {
    }

    public override bool IsInvalid => handle == 0;

    /// <summary>
    /// What libsndfile said when the file was closed; 0 when all went well or the file is still open.
    /// </summary>
    public int CloseError { get; private set; }

    protected override bool ReleaseHandle()
    {
        CloseError = SndFileNative.Close(handle);
        return CloseError == 0;
    }
}
