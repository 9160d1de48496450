using System.Runtime.InteropServices;

namespace WeakSep.Host.Devices.Interop;

/// <summary>An open stream of PortAudio, with what it calls.</summary>
internal sealed class PortAudioStreamHandle : SafeHandle
{
    private GCHandle _callbacks;

    public PortAudioStreamHandle()
        : base(0, ownsHandle: true)
    {
    }

    public override bool IsInvalid => handle == 0;

    /// <summary>Takes over what keeps the callbacks alive: it is freed when the stream is closed.</summary>
    public void Keep(GCHandle callbacks) => _callbacks = callbacks;

    protected override bool ReleaseHandle()
    {
        // Aborting waits for the callback under way; only then is nobody left to call.
        _ = PortAudioNative.AbortStream(handle);
        var closed = PortAudioNative.CloseStream(handle) >= 0;

        if (_callbacks.IsAllocated)
        {
            _callbacks.Free();
        }

        return closed;
    }
}
