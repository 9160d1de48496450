namespace WeakSep.Host.Devices;

/// <summary>A sound device for machines without one: silence comes in, in real time, and what goes out is lost.</summary>
internal sealed class NullDevice : IAudioDevice
{
    /// <summary>The rate where none is asked for, in hertz.</summary>
    internal const int DefaultSampleRate = 44_100;

    private readonly PacedPlayer _player;

    /// <summary>Makes the device.</summary>
    /// <param name="sampleRate">Samples per second, in hertz.</param>
    /// <param name="blockFrames">Samples per block.</param>
    /// <exception cref="DeviceException">Rate or block size are out of range.</exception>
    internal NullDevice(int sampleRate = DefaultSampleRate, int blockFrames = BlockSize.Default)
    {
        BlockSize.ThrowIfBad(sampleRate, blockFrames);
        SampleRate = sampleRate;
        BlockFrames = blockFrames;
        _player = new PacedPlayer("WeakSep silence", new SilentInput(), sampleRate, blockFrames);
    }

    /// <inheritdoc/>
    public string Title => "no sound device";

    /// <inheritdoc/>
    public int SampleRate { get; }

    /// <inheritdoc/>
    public int BlockFrames { get; }

    /// <inheritdoc/>
    public DeviceState State => _player.State;

    /// <inheritdoc/>
    public long Xruns => _player.Xruns;

    /// <inheritdoc/>
    public Exception? Failure => _player.Failure;

    /// <inheritdoc/>
    public void Start(IBlockProcessor processor) => _player.Start(processor);

    /// <inheritdoc/>
    public void Dispose() => _player.Dispose();
}
