using System.Runtime.InteropServices;

namespace WeakSep.Audio.Interop;

/// <summary>The functions of libsndfile that WeakSep calls.</summary>
internal static unsafe partial class SndFileNative
{
    public const int ModeRead = 0x10;
    public const int ModeWrite = 0x20;
    public const int SeekFromStart = 0;

    public const int CommandRf64AutoDowngrade = 0x1210;
    public const int CommandSetVbrQuality = 0x1301;

    static SndFileNative() => NativeLibraries.Register();

    [LibraryImport(NativeLibraries.SndFile, EntryPoint = "sf_open", StringMarshalling = StringMarshalling.Utf8)]
    public static partial SndFileHandle Open(string path, int mode, ref SndFileInfo info);

    [LibraryImport(NativeLibraries.SndFile, EntryPoint = "sf_close")]
    public static partial int Close(nint file);

    [LibraryImport(NativeLibraries.SndFile, EntryPoint = "sf_error")]
    public static partial int Error(SndFileHandle file);

    [LibraryImport(NativeLibraries.SndFile, EntryPoint = "sf_strerror")]
    private static partial nint ErrorText(nint file);

    [LibraryImport(NativeLibraries.SndFile, EntryPoint = "sf_error_number")]
    private static partial nint ErrorNumberText(int error);

    [LibraryImport(NativeLibraries.SndFile, EntryPoint = "sf_format_check")]
    public static partial int CheckFormat(ref SndFileInfo info);

    [LibraryImport(NativeLibraries.SndFile, EntryPoint = "sf_seek")]
    public static partial long Seek(SndFileHandle file, long frames, int from);

    [LibraryImport(NativeLibraries.SndFile, EntryPoint = "sf_readf_float")]
    public static partial long ReadFloat(SndFileHandle file, float* samples, long frames);

    [LibraryImport(NativeLibraries.SndFile, EntryPoint = "sf_writef_float")]
    public static partial long WriteFloat(SndFileHandle file, float* samples, long frames);

    [LibraryImport(NativeLibraries.SndFile, EntryPoint = "sf_writef_int")]
    public static partial long WriteInt(SndFileHandle file, int* samples, long frames);

    [LibraryImport(NativeLibraries.SndFile, EntryPoint = "sf_command")]
    public static partial int Command(SndFileHandle file, int command, void* data, int size);

    /// <summary>What went wrong when a file could not be opened.</summary>
    public static string OpenErrorText() => Text(ErrorText(0));

    /// <summary>The text of an error number.</summary>
    public static string TextOf(int error) => Text(ErrorNumberText(error));

    private static string Text(nint text) =>
        (Marshal.PtrToStringUTF8(text) ?? "unknown error").TrimEnd(' ', '.', '\n', '\r').ReplaceLineEndings(" ");
}
