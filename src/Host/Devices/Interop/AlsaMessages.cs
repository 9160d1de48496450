using System.Runtime.InteropServices;
using WeakSep.Audio;

namespace WeakSep.Host.Devices.Interop;

/// <summary>Keeps libasound from printing dozens of lines about every device of its configuration that is not there.</summary>
internal static unsafe partial class AlsaMessages
{
    static AlsaMessages() => DeviceLibraries.Register();

    /// <summary>Silences it for the rest of the process; nothing happens on systems without ALSA.</summary>
    public static void Silence()
    {
        try
        {
            if (OperatingSystem.IsLinux())
            {
                _ = SetHandler(&Ignore);
            }
        }
        catch (Exception problem) when (problem is MissingLibraryException or EntryPointNotFoundException)
        {
            // Then nothing prints either.
        }
    }

    // What C passes after the format, like any variable list, is left to the caller to clean up.
    [UnmanagedCallersOnly]
    private static void Ignore(byte* file, int line, byte* function, int error, byte* format)
    {
    }

    [LibraryImport(DeviceLibraries.Alsa, EntryPoint = "snd_lib_error_set_handler")]
    private static partial int SetHandler(delegate* unmanaged<byte*, int, byte*, int, byte*, void> handler);
}
