using System.Runtime.InteropServices;

namespace WeakSep.Host.Devices.Interop;

/// <summary>A client of a JACK server, with the callbacks that hang on it.</summary>
internal sealed class JackClientHandle : SafeHandle
{
    private GCHandle _callbacks;

    public JackClientHandle()
        : base(0, ownsHandle: true)
    {
    }

    public override bool IsInvalid => handle == 0;

    /// <summary>Keeps the callbacks alive until the client is closed.</summary>
    /// <returns>What JACK hands back to every callback.</returns>
    public nint Keep(IJackCallbacks callbacks)
    {
        _callbacks = GCHandle.Alloc(callbacks);
        return GCHandle.ToIntPtr(_callbacks);
    }

    protected override bool ReleaseHandle()
    {
        // Closing ends JACK's threads; only then is nobody left to call back.
        var closed = JackNative.CloseClient(handle) == 0;

        if (_callbacks.IsAllocated)
        {
            _callbacks.Free();
        }

        return closed;
    }
}
