using System.Runtime.InteropServices;
using WeakSep.Audio;

namespace WeakSep.Host.Devices.Interop;

/// <summary>A stream of PortAudio with a buffer of floats per channel: PortAudio in the words of this program.</summary>
internal sealed unsafe class PortAudioStream : IDisposable
{
    private readonly PortAudioStreamHandle _handle;

    private PortAudioStream(PortAudioStreamHandle handle) => _handle = handle;

    /// <summary>Whether the stream still calls.</summary>
    public bool IsActive => PortAudioNative.IsStreamActive(_handle) == 1;

    /// <summary>Opens a stream, which does not call yet.</summary>
    /// <param name="input">The device that records; null for none.</param>
    /// <param name="inputChannels">Its channels to open.</param>
    /// <param name="output">The device that plays.</param>
    /// <param name="outputChannels">Its channels to open.</param>
    /// <param name="sampleRate">Samples per second, in hertz.</param>
    /// <param name="blockFrames">Samples per channel and call.</param>
    /// <param name="callbacks">What to call.</param>
    /// <exception cref="DeviceException">The devices do not work together or not at this rate.</exception>
    public static PortAudioStream Open(
        PortAudioEntry? input,
        int inputChannels,
        PortAudioEntry output,
        int outputChannels,
        int sampleRate,
        int blockFrames,
        IPortAudioCallbacks callbacks)
    {
        var from = input is null ? default : Parameters(input.Index, inputChannels, input.LowInputLatencySeconds);
        var to = Parameters(output.Index, outputChannels, output.LowOutputLatencySeconds);
        var kept = GCHandle.Alloc(callbacks);
        var error = PortAudioNative.OpenStream(
            out var handle, input is null ? null : &from, &to, sampleRate, new CULong((uint)blockFrames), new CULong(0u), &OnBlock, GCHandle.ToIntPtr(kept));

        if (error < 0 || handle.IsInvalid)
        {
            handle.SetHandleAsInvalid();
            kept.Free();
            PortAudioNative.ThrowIfError(error, $"{(input is null ? "" : $"'{input.Name}' and ")}'{output.Name}' cannot be opened at {sampleRate} Hz");
        }

        handle.Keep(kept);
        _ = PortAudioNative.SetFinished(handle, &OnFinished);
        return new PortAudioStream(handle);
    }

    /// <summary>Begins to call.</summary>
    /// <exception cref="DeviceException">The devices do not start.</exception>
    public void Start() => PortAudioNative.ThrowIfError(PortAudioNative.StartStream(_handle), "the sound device does not start");

    /// <inheritdoc/>
    public void Dispose() => _handle.Dispose();

    private static PortAudioStreamParameters Parameters(int device, int channels, double latencySeconds) => new()
    {
        Device = device,
        ChannelCount = channels,
        SampleFormat = new CULong(PortAudioNative.Float32 | PortAudioNative.NonInterleaved),
        SuggestedLatency = latencySeconds,
    };

    [AudioThread]
    [UnmanagedCallersOnly]
    private static int OnBlock(float** inputs, float** outputs, CULong frames, void* time, CULong flags, nint argument) =>
        Callbacks(argument).OnBlock(inputs, outputs, (int)frames.Value, (flags.Value & PortAudioNative.XrunFlags) != 0)
            ? PortAudioNative.Continue
            : PortAudioNative.Abort;

    [UnmanagedCallersOnly]
    private static void OnFinished(nint argument) => Callbacks(argument).OnFinished();

    private static IPortAudioCallbacks Callbacks(nint argument) => (IPortAudioCallbacks)GCHandle.FromIntPtr(argument).Target!;
}
