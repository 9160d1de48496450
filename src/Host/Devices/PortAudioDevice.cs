using System.Runtime.InteropServices;
using WeakSep.Audio;
using WeakSep.Host.Devices.Interop;

namespace WeakSep.Host.Devices;

/// <summary>A sound card through PortAudio: ALSA, PulseAudio's ALSA device, CoreAudio, WASAPI and whatever else it was built with.</summary>
/// <remarks>
/// PortAudio waits for minutes when it closes a stream whose JACK server is gone (use <see cref="JackDevice"/> for JACK).
/// Disposal does not: it leaves such a stream, and PortAudio's list of devices as it was, to a thread of its own.
/// </remarks>
internal sealed unsafe class PortAudioDevice : IAudioDevice, IPortAudioCallbacks
{
    private static readonly TimeSpan ClosingLimit = TimeSpan.FromSeconds(2);

    private readonly PortAudioSession _session;
    private readonly PortAudioEntry? _input;     // null: nothing is recorded
    private readonly PortAudioEntry _output;
    private readonly bool _fold;
    private readonly Lock _gate = new();        // disposal against questions about the state
    private PortAudioStream? _stream;
    private ProcessorCall? _call;
    private OutputFold? _folded;
    private float* _silence;                    // [BlockFrames], what is heard where nothing is recorded
    private int _inputCount;
    private int _inputChannels;
    private int _outputCount;
    private Exception? _failure;
    private volatile DeviceState _state = DeviceState.Ready;
    private long _xruns;
    private volatile bool _disposed;

    /// <summary>Finds the devices; they are opened when it starts.</summary>
    /// <exception cref="DeviceException">A device is not there, or there is no PortAudio.</exception>
    internal PortAudioDevice(PortAudioSettings settings)
    {
        try
        {
            _session = PortAudioSession.Open();
        }
        catch (MissingLibraryException missing)
        {
            throw new DeviceException(missing.Message, missing);
        }

        try
        {
            _input = settings.Records ? PortAudioChoice.Input(_session, settings.Input) : null;
            _output = PortAudioChoice.Output(_session, settings.Output);

            if (_input is not null && _input.HostApi != _output.HostApi)
            {
                throw new DeviceException(
                    $"'{_input.Name}' belongs to {_input.HostApi} and '{_output.Name}' to {_output.HostApi}; expected two devices of the same");
            }

            SampleRate = settings.SampleRate ?? _output.SampleRate;
            BlockFrames = settings.BlockFrames;
            BlockSize.ThrowIfBad(SampleRate, BlockFrames);
        }
        catch
        {
            _session.Dispose();
            throw;
        }

        _fold = settings.Fold;
        Title = _input is null || _input == _output ? $"{_output.HostApi}: {_output.Name}" : $"{_input.HostApi}: {_input.Name} to {_output.Name}";
    }

    /// <inheritdoc/>
    public string Title { get; }

    /// <inheritdoc/>
    public int SampleRate { get; }

    /// <inheritdoc/>
    public int BlockFrames { get; }

    /// <inheritdoc/>
    public DeviceState State
    {
        get
        {
            // Not every host tells that a stream has ended; its activity does.
            lock (_gate)
            {
                if (_state == DeviceState.Running && !_disposed && _stream is { IsActive: false })
                {
                    Lose();
                }
            }

            return _state;
        }
    }

    /// <inheritdoc/>
    public long Xruns => Interlocked.Read(ref _xruns);

    /// <inheritdoc/>
    public Exception? Failure => _call?.Failure ?? Volatile.Read(ref _failure);

    /// <inheritdoc/>
    public void Start(IBlockProcessor processor)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);

            if (_call is not null)
            {
                throw new DeviceException("the sound device was started already");
            }

            var channels = OutputChannelsFor(processor);
            _inputCount = processor.InputNames.Count;
            _inputChannels = Math.Min(_inputCount, _input?.InputChannels ?? 0);
            _silence = (float*)NativeMemory.AllocZeroed((nuint)BlockFrames, sizeof(float));
            _outputCount = processor.OutputNames.Count;
            _call = new ProcessorCall(processor);
            _call.Prepare(SampleRate, BlockFrames);

            if (channels < _outputCount)
            {
                _folded = new OutputFold(processor.OutputNames, channels, BlockFrames);
            }

            _stream = PortAudioStream.Open(_input, _inputChannels, _output, channels, SampleRate, BlockFrames, this);
            _state = DeviceState.Running;
            _stream.Start();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_disposed)
            {
                return;
            }

            _disposed = true;
        }

        var closing = new Thread(Close) { Name = "WeakSep closing", IsBackground = true };
        closing.Start();
        closing.Join(ClosingLimit);
    }

    [AudioThread]
    bool IPortAudioCallbacks.OnBlock(float** inputs, float** outputs, int frames, bool isXrun)
    {
        if (isXrun)
        {
            Interlocked.Increment(ref _xruns);
        }

        // Hosts keep to the size that was asked for; should one not, its block is taken in pieces.
        for (var at = 0; at < frames; at += BlockFrames)
        {
            var piece = Math.Min(BlockFrames, frames - at);
            Point(inputs, outputs, at);
            _call!.Run(piece);
            _folded?.Add(outputs, at, piece);
        }

        if (_call!.Failure is not null)
        {
            _state = DeviceState.Lost;
        }

        return _state != DeviceState.Lost;
    }

    void IPortAudioCallbacks.OnFinished()
    {
        if (!_disposed)
        {
            Lose();
        }
    }

    [AudioThread]
    private void Point(float** inputs, float** outputs, int at)
    {
        for (var index = 0; index < _inputCount; index++)
        {
            // A microphone has one channel, which then is on both sides.
            _call!.Inputs[index] = _inputChannels == 0 ? _silence : inputs[Math.Min(index, _inputChannels - 1)] + at;
        }

        for (var index = 0; index < _outputCount; index++)
        {
            _call!.Outputs[index] = _folded is null ? outputs[index] + at : _folded.Output(index);
        }
    }

    private int OutputChannelsFor(IBlockProcessor processor)
    {
        const int Sides = 2;
        var (available, needed) = (_output.OutputChannels, processor.OutputNames.Count);

        return available >= needed ? needed
            : _fold ? Math.Min(Sides, available)
            : throw new DeviceException(
                $"'{_output.Name}' has {available} output channels, {needed} are needed; "
                + "use JACK, choose another device, or have all outputs added up");
    }

    private void Close()
    {
        _stream?.Dispose();
        _call?.Dispose();
        _folded?.Dispose();
        NativeMemory.Free(_silence);
        _session.Dispose();
    }

    private void Lose()
    {
        if (Failure is null)
        {
            Volatile.Write(ref _failure, new DeviceException($"the sound device '{_output.Name}' has stopped"));
        }

        _state = DeviceState.Lost;
    }
}
