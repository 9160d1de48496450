using System.Reflection;
using System.Runtime.InteropServices;

namespace WeakSep.Audio.Interop;

/// <summary>Finds native libraries under the names that systems give them; this project's own, and for others to load theirs.</summary>
public static class NativeLibraries
{
    internal const string SndFile = "sndfile";
    internal const string Soxr = "soxr";

    private static readonly Lock Gate = new();
    private static bool _registered;

    /// <summary>
    /// Directs the platform's search for this assembly's libraries here; once is enough, more does no harm.
    /// </summary>
    internal static void Register()
    {
        lock (Gate)
        {
            if (!_registered)
            {
                NativeLibrary.SetDllImportResolver(typeof(NativeLibraries).Assembly, Resolve);
                _registered = true;
            }
        }
    }

    /// <summary>Loads a library or says in one line how to get it.</summary>
    /// <param name="library">Name without prefix and suffix, for the message.</param>
    /// <param name="package">Debian package that brings it.</param>
    /// <param name="names">File names to try in turn.</param>
    /// <exception cref="MissingLibraryException">None of the names can be loaded.</exception>
    public static nint Load(string library, string package, IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);

        foreach (var name in names)
        {
            if (NativeLibrary.TryLoad(name, out var handle))
            {
                return handle;
            }
        }

        throw new MissingLibraryException(
            $"lib{library} is missing: install Debian's package {package} (apt-get install {package})");
    }

    private static nint Resolve(string library, Assembly assembly, DllImportSearchPath? searchPath) => library switch
    {
        SndFile => Load(library, "libsndfile1", ["libsndfile.so.1", "libsndfile.1.dylib", "sndfile", "libsndfile-1"]),
        Soxr => Load(library, "libsoxr0", ["libsoxr.so.0", "libsoxr.0.dylib", "soxr", "libsoxr"]),
        _ => 0,     // the platform's own search
    };
}
