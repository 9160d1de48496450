namespace WeakSep.Host.Devices;

/// <summary>Something that takes sound in, has it processed, and puts sound out, in its own time.</summary>
internal interface IAudioDevice : IDisposable
{
    /// <summary>What people call it, such as <c>JACK</c>.</summary>
    string Title { get; }

    /// <summary>Samples per second, in hertz.</summary>
    int SampleRate { get; }

    /// <summary>Samples per channel and call.</summary>
    int BlockFrames { get; }

    /// <summary>How it fares; any thread may ask.</summary>
    DeviceState State { get; }

    /// <summary>How often it ran out of time since it was opened, as it counts itself.</summary>
    long Xruns { get; }

    /// <summary>Why it is lost; null as long as it is not, or where the device cannot tell.</summary>
    Exception? Failure => null;

    /// <summary>Prepares the processor and begins to call it, until the device is disposed, lost or finished.</summary>
    /// <param name="processor">What to call.</param>
    /// <exception cref="DeviceException">The device does not start; the message is one line for people.</exception>
    void Start(IBlockProcessor processor);

    /// <summary>Looks at the processor's latency anew, where a server is told of it; for a processor that changes what it plays.</summary>
    void RestateLatency()
    {
    }
}
