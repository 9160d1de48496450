namespace WeakSep.Host.Devices.Interop;

/// <summary>PortAudio in use, and the devices it saw when it was first taken into use; plugged ones show after all sessions end.</summary>
internal sealed unsafe class PortAudioSession : IDisposable
{
    private static readonly Lock Gate = new();      // PortAudio counts its users, but not for several threads
    private bool _disposed;

    private PortAudioSession(List<PortAudioEntry> devices, int defaultInput, int defaultOutput)
    {
        Devices = devices;
        DefaultInput = devices.Find(device => device.Index == defaultInput);
        DefaultOutput = devices.Find(device => device.Index == defaultOutput);
    }

    /// <summary>All devices, by index.</summary>
    public IReadOnlyList<PortAudioEntry> Devices { get; }

    /// <summary>The device that records unless another is asked for; null when there is none.</summary>
    public PortAudioEntry? DefaultInput { get; }

    /// <summary>The device that plays unless another is asked for; null when there is none.</summary>
    public PortAudioEntry? DefaultOutput { get; }

    /// <summary>Takes PortAudio into use.</summary>
    /// <exception cref="DeviceException">It fails.</exception>
    /// <exception cref="Audio.MissingLibraryException">It is not installed.</exception>
    public static PortAudioSession Open()
    {
        lock (Gate)
        {
            AlsaMessages.Silence();
            SilenceJack();
            PortAudioNative.ThrowIfError(PortAudioNative.Initialize(), "PortAudio does not start");
            return new PortAudioSession(List(), PortAudioNative.DefaultInputDevice(), PortAudioNative.DefaultOutputDevice());
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (Gate)
        {
            if (!_disposed)
            {
                _disposed = true;
                _ = PortAudioNative.Terminate();
            }
        }
    }

    private static List<PortAudioEntry> List()
    {
        var devices = new List<PortAudioEntry>();

        for (var index = 0; index < PortAudioNative.DeviceCount(); index++)
        {
            var device = PortAudioNative.DeviceInfo(index);

            if (device is not null)
            {
                var hostApi = PortAudioNative.HostApiInfo(device->HostApi);
                devices.Add(new PortAudioEntry(
                    index,
                    FailureReport.OneLine(PortAudioNative.Text(device->Name)),
                    hostApi is null ? "" : PortAudioNative.Text(hostApi->Name),
                    device->MaxInputChannels,
                    device->MaxOutputChannels,
                    (int)Math.Round(device->DefaultSampleRate),
                    device->DefaultLowInputLatency,
                    device->DefaultLowOutputLatency));
            }
        }

        return devices;
    }

    // PortAudio looks for a JACK server, too, and libjack prints when there is none.
    private static void SilenceJack()
    {
        try
        {
            JackCallbackFunctions.Silence();
        }
        catch (Audio.MissingLibraryException)
        {
            // Then PortAudio was built without it.
        }
    }
}
