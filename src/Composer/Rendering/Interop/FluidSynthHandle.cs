using System.Runtime.InteropServices;

namespace WeakSep.Composer.Rendering.Interop;

/// <summary>Owns a FluidSynth synthesizer and keeps its settings alive, which must outlive it.</summary>
internal sealed class FluidSynthHandle : SafeHandle
{
    private FluidSettingsHandle? _settings;

    /// <summary>Made by the marshaller.</summary>
    public FluidSynthHandle()
        : base(0, ownsHandle: true)
    {
    }

    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

    /// <summary>Holds on to the settings until the synthesizer is gone.</summary>
    /// <param name="settings">The settings that the synthesizer was made from.</param>
    internal void Keep(FluidSettingsHandle settings)
    {
        var added = false;
        settings.DangerousAddRef(ref added);
        _settings = settings;
    }

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        FluidSynthNative.DeleteSynth(handle);
        _settings?.DangerousRelease();
        return true;
    }
}
