using System.Runtime.InteropServices;
using WeakSep.Audio;

namespace WeakSep.Host.Devices.Interop;

/// <summary>What JACK calls: finds the client's callbacks behind the argument. An exception must never reach C.</summary>
internal static unsafe class JackCallbackFunctions
{
    private const int Done = 0;

    /// <summary>Hangs the callbacks on a client that is not active yet.</summary>
    public static void SetAll(JackClientHandle client, IJackCallbacks callbacks)
    {
        var argument = client.Keep(callbacks);
        JackNative.SetShutdown(client, &OnShutdown, argument);
        _ = JackNative.SetProcess(client, &OnProcess, argument);
        _ = JackNative.SetBufferSize(client, &OnBufferSize, argument);
        _ = JackNative.SetSampleRate(client, &OnSampleRate, argument);
        _ = JackNative.SetXrun(client, &OnXrun, argument);
        _ = JackNative.SetLatency(client, &OnLatency, argument);
    }

    /// <summary>Keeps libjack from printing: what goes wrong becomes a <see cref="DeviceException"/> or a state.</summary>
    public static void Silence()
    {
        JackNative.SetErrorFunction(&Ignore);
        JackNative.SetInfoFunction(&Ignore);
    }

    [UnmanagedCallersOnly]
    private static void Ignore(byte* message)
    {
    }

    [AudioThread]
    [UnmanagedCallersOnly]
    private static int OnProcess(uint frames, nint argument)
    {
        Callbacks(argument).OnProcess((int)frames);
        return Done;
    }

    [UnmanagedCallersOnly]
    private static int OnBufferSize(uint frames, nint argument)
    {
        Callbacks(argument).OnBufferSize((int)frames);
        return Done;
    }

    [UnmanagedCallersOnly]
    private static int OnSampleRate(uint sampleRate, nint argument)
    {
        Callbacks(argument).OnSampleRate((int)sampleRate);
        return Done;
    }

    [UnmanagedCallersOnly]
    private static int OnXrun(nint argument)
    {
        Callbacks(argument).OnXrun();
        return Done;
    }

    [UnmanagedCallersOnly]
    private static void OnLatency(int mode, nint argument) => Callbacks(argument).OnLatency((JackLatencyMode)mode);

    [UnmanagedCallersOnly]
    private static void OnShutdown(int status, byte* reason, nint argument) =>
        Callbacks(argument).OnShutdown(Marshal.PtrToStringUTF8((nint)reason) ?? "");

    private static IJackCallbacks Callbacks(nint argument) => (IJackCallbacks)GCHandle.FromIntPtr(argument).Target!;
}
