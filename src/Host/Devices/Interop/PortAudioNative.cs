using System.Runtime.InteropServices;

namespace WeakSep.Host.Devices.Interop;

/// <summary>The functions of PortAudio that WeakSep calls.</summary>
internal static unsafe partial class PortAudioNative
{
    public const int NoDevice = -1;
    public const int Continue = 0;
    public const int Abort = 2;
    public const uint Float32 = 0x00000001;
    public const uint NonInterleaved = 0x80000000;

    // Input and output that ran over or dry; what is left is priming the output.
    public const uint XrunFlags = 0x1 | 0x2 | 0x4 | 0x8;

    private const int UnanticipatedHostError = -9999;

    static PortAudioNative() => DeviceLibraries.Register();

    [LibraryImport(DeviceLibraries.PortAudio, EntryPoint = "Pa_Initialize")]
    public static partial int Initialize();

    [LibraryImport(DeviceLibraries.PortAudio, EntryPoint = "Pa_Terminate")]
    public static partial int Terminate();

    [LibraryImport(DeviceLibraries.PortAudio, EntryPoint = "Pa_GetDeviceCount")]
    public static partial int DeviceCount();

    [LibraryImport(DeviceLibraries.PortAudio, EntryPoint = "Pa_GetDeviceInfo")]
    public static partial PortAudioDeviceInfo* DeviceInfo(int device);

    [LibraryImport(DeviceLibraries.PortAudio, EntryPoint = "Pa_GetHostApiInfo")]
    public static partial PortAudioHostApiInfo* HostApiInfo(int hostApi);

    [LibraryImport(DeviceLibraries.PortAudio, EntryPoint = "Pa_GetDefaultInputDevice")]
    public static partial int DefaultInputDevice();

    [LibraryImport(DeviceLibraries.PortAudio, EntryPoint = "Pa_GetDefaultOutputDevice")]
    public static partial int DefaultOutputDevice();

    [LibraryImport(DeviceLibraries.PortAudio, EntryPoint = "Pa_OpenStream")]
    public static partial int OpenStream(
        out PortAudioStreamHandle stream,
        PortAudioStreamParameters* input,
        PortAudioStreamParameters* output,
        double sampleRate,
        CULong framesPerBuffer,
        CULong flags,
        delegate* unmanaged<float**, float**, CULong, void*, CULong, nint, int> callback,
        nint argument);

    [LibraryImport(DeviceLibraries.PortAudio, EntryPoint = "Pa_SetStreamFinishedCallback")]
    public static partial int SetFinished(PortAudioStreamHandle stream, delegate* unmanaged<nint, void> callback);

    [LibraryImport(DeviceLibraries.PortAudio, EntryPoint = "Pa_StartStream")]
    public static partial int StartStream(PortAudioStreamHandle stream);

    [LibraryImport(DeviceLibraries.PortAudio, EntryPoint = "Pa_IsStreamActive")]
    public static partial int IsStreamActive(PortAudioStreamHandle stream);

    [LibraryImport(DeviceLibraries.PortAudio, EntryPoint = "Pa_AbortStream")]
    public static partial int AbortStream(nint stream);

    [LibraryImport(DeviceLibraries.PortAudio, EntryPoint = "Pa_CloseStream")]
    public static partial int CloseStream(nint stream);

    [LibraryImport(DeviceLibraries.PortAudio, EntryPoint = "Pa_GetErrorText")]
    private static partial byte* ErrorText(int error);

    [LibraryImport(DeviceLibraries.PortAudio, EntryPoint = "Pa_GetLastHostErrorInfo")]
    private static partial PortAudioHostError* LastHostError();

    /// <summary>Throws when a call failed.</summary>
    /// <param name="error">What the call returned.</param>
    /// <param name="what">What did not work, for people.</param>
    /// <exception cref="DeviceException">It did.</exception>
    public static void ThrowIfError(int error, string what)
    {
        if (error >= 0)
        {
            return;
        }

        var text = error == UnanticipatedHostError && LastHostError() is var host && host is not null
            ? Text(host->Text)
            : Text(ErrorText(error));
        throw new DeviceException($"{what}: {FailureReport.OneLine(text)}");
    }

    /// <summary>A text of PortAudio's.</summary>
    public static string Text(byte* text) => Marshal.PtrToStringUTF8((nint)text) ?? "";
}
