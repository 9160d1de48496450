using TorchSharp.Interop;

namespace TorchSharp;

/// <summary>Switches recording for gradients on this thread, and back again when disposed.</summary>
internal sealed class AutoGradMode : IDisposable
{
    private readonly bool _before;

    public AutoGradMode(bool enabled) => _before = NativeMethods.GradMode(enabled ? 1 : 0) != 0;

    /// <summary>Whether this thread records.</summary>
    public static bool IsEnabled => NativeMethods.GradMode(-1) != 0;

    /// <inheritdoc/>
    public void Dispose() => _ = NativeMethods.GradMode(_before ? 1 : 0);
}
