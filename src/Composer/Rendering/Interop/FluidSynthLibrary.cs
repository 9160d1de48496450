using System.Reflection;
using System.Runtime.InteropServices;

namespace WeakSep.Composer.Rendering.Interop;

/// <summary>Finds the FluidSynth library under the name that each system gives it, and keeps it quiet.</summary>
internal static class FluidSynthLibrary
{
    private static readonly string[] Names =
        ["libfluidsynth.so.3", "libfluidsynth.3.dylib", "libfluidsynth-3", "libfluidsynth"];

    private static readonly Lazy<bool> Loaded = new(Load);

    /// <summary>Loads the library once.</summary>
    /// <exception cref="RenderingException">FluidSynth is not installed; the message names the package.</exception>
    internal static void Require()
    {
        if (!Loaded.Value)
        {
            throw new RenderingException(
                "FluidSynth (libfluidsynth.so.3) is not installed: Debian's package libfluidsynth3 brings it.");
        }
    }

    private static bool Load()
    {
        NativeLibrary.SetDllImportResolver(typeof(FluidSynthLibrary).Assembly, Resolve);

        try
        {
            // Its warnings (missing presets, voices stolen) would land between the lines of our progress.
            for (var level = 0; level < FluidSynthNative.LogLevels; level++)
            {
                FluidSynthNative.SetLogFunction(level, 0, 0);
            }

            return true;
        }
        catch (Exception failure) when (failure is DllNotFoundException or EntryPointNotFoundException)
        {
            return false;
        }
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (name == FluidSynthNative.Library)
        {
            foreach (var candidate in Names)
            {
                if (NativeLibrary.TryLoad(candidate, assembly, path, out var library))
                {
                    return library;
                }
            }
        }

        return 0;
    }
}
