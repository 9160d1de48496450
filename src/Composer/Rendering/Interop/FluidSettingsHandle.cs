using System.Runtime.InteropServices;

namespace WeakSep.Composer.Rendering.Interop;

/// <summary>Owns a FluidSynth settings object.</summary>
internal sealed class FluidSettingsHandle : SafeHandle
{
    /// <summary>Made by the marshaller.</summary>
    public FluidSettingsHandle()
        : base(0, ownsHandle: true)
    {
    }

    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        FluidSynthNative.DeleteSettings(handle);
        return true;
    }
}
