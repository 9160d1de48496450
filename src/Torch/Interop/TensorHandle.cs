using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

/// <summary>One reference to a libtorch tensor, given back when disposed or finalised.</summary>
internal sealed class TensorHandle : SafeHandle
{
    private static long s_live;
    private static long s_peak;

    /// <summary>Takes over a pointer that the dispatcher returned.</summary>
    public TensorHandle(nint pointer)
        : base(0, ownsHandle: true)
    {
        SetHandle(pointer);
        var live = Interlocked.Increment(ref s_live);
        var peak = Volatile.Read(ref s_peak);

        while (live > peak && Interlocked.CompareExchange(ref s_peak, live, peak) != peak)
        {
            peak = Volatile.Read(ref s_peak);
        }
    }

    /// <summary>Handles that are held at this moment in the whole process.</summary>
    public static long Live => Interlocked.Read(ref s_live);

    /// <summary>The most handles that were held at one time.</summary>
    public static long Peak => Interlocked.Read(ref s_peak);

    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        NativeMethods.Release(handle);
        Interlocked.Decrement(ref s_live);
        return true;
    }
}
