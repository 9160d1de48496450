using System.Reflection;
using System.Runtime.InteropServices;
using WeakSep.Audio.Interop;

namespace WeakSep.Host.Devices.Interop;

/// <summary>Finds the sound systems' libraries under the names that systems give them.</summary>
internal static class DeviceLibraries
{
    public const string Jack = "jack";
    public const string PortAudio = "portaudio";
    public const string Alsa = "asound";

    private static readonly Lock Gate = new();
    private static bool _registered;

    /// <summary>Directs the platform's search for this assembly's libraries here; once is enough, more does no harm.</summary>
    public static void Register()
    {
        lock (Gate)
        {
            if (!_registered)
            {
                NativeLibrary.SetDllImportResolver(typeof(DeviceLibraries).Assembly, Resolve);
                _registered = true;
            }
        }
    }

    private static nint Resolve(string library, Assembly assembly, DllImportSearchPath? searchPath) => library switch
    {
        Jack => NativeLibraries.Load(library, "libjack-jackd2-0", ["libjack.so.0", "libjack.0.dylib", "libjack64"]),
        PortAudio => NativeLibraries.Load(library, "libportaudio2", ["libportaudio.so.2", "libportaudio.2.dylib", "portaudio", "libportaudio"]),
        Alsa => NativeLibraries.Load(library, "libasound2", ["libasound.so.2"]),
        _ => 0,     // the platform's own search
    };
}
