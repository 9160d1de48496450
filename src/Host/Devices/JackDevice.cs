using WeakSep.Audio;
using WeakSep.Host.Devices.Interop;

namespace WeakSep.Host.Devices;

/// <summary>A client of a JACK server, PipeWire's included: a port per channel, and latencies that the server knows.</summary>
/// <remarks>
/// It joins a server that runs and never starts one. When the server goes, the state is <see cref="DeviceState.Lost"/>;
/// dispose the device before opening another, since libjack leaves a dead server with its last client.
/// </remarks>
internal sealed unsafe class JackDevice : IAudioDevice, IJackCallbacks
{
    private readonly JackSettings _settings;
    private readonly JackClient _client;
    private readonly Lock _closing = new();         // disposal against work that calls the server; JACK's threads never take it
    private readonly Lock _preparing = new();       // Start against a change of the buffer; the audio thread never takes it
    private ProcessorCall? _call;
    private JackPorts? _ports;
    private Exception? _failure;
    private volatile DeviceState _state = DeviceState.Ready;
    private int _sampleRate;
    private int _blockFrames;
    private long _xruns;
    private bool _disposed;

    /// <summary>Joins the server.</summary>
    /// <exception cref="DeviceException">There is no server or no libjack, or the server refuses the client.</exception>
    internal JackDevice(JackSettings settings)
    {
        _settings = settings;

        try
        {
            _client = JackClient.Open(settings.ClientName, settings.ServerName, this);
        }
        catch (MissingLibraryException missing)
        {
            throw new DeviceException(missing.Message, missing);
        }

        ClientName = _client.Name;
        _sampleRate = _client.SampleRate;
        _blockFrames = _client.BufferFrames;
    }

    /// <inheritdoc/>
    public string Title => "JACK";

    /// <summary>The client's name as the server gave it; its ports' full names begin with it and a colon.</summary>
    internal string ClientName { get; }

    /// <inheritdoc/>
    public int SampleRate => Volatile.Read(ref _sampleRate);

    /// <inheritdoc/>
    public int BlockFrames => Volatile.Read(ref _blockFrames);

    /// <inheritdoc/>
    public DeviceState State => _state;

    /// <inheritdoc/>
    public long Xruns => Interlocked.Read(ref _xruns);

    /// <inheritdoc/>
    public Exception? Failure => Volatile.Read(ref _failure) ?? _call?.Failure;

    /// <inheritdoc/>
    public void Start(IBlockProcessor processor)
    {
        lock (_closing)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);

            if (_call is not null || _state != DeviceState.Ready)
            {
                throw new DeviceException(Failure?.Message ?? "the JACK device was started already");
            }

            var ports = new JackPorts(_client, processor);
            var connections = new JackConnections(_client, _settings, ports.Inputs, ports.Outputs);

            lock (_preparing)
            {
                _call = new ProcessorCall(processor);
                _blockFrames = _client.BufferFrames;
                _call.Prepare(_sampleRate, _blockFrames);
                _ports = ports;
            }

            if (!_client.TryActivate())
            {
                throw new DeviceException("the JACK server does not activate the client");
            }

            connections.Make(_client);
            _client.RecomputeLatencies();
            Interlocked.CompareExchange(ref _state, DeviceState.Running, DeviceState.Ready);
        }
    }

    /// <inheritdoc/>
    public void RestateLatency()
    {
        _call?.RestateLatency();
        RecomputeLatencies();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_closing)
        {
            if (_disposed)
            {
                return;
            }

            _disposed = true;

            // libjack cancels its thread on closing, which must not happen inside the processor.
            _call?.Close();

            if (_state != DeviceState.Lost)
            {
                _ports?.RemoveProperties(_client);
            }

            _client.Dispose();
            _call?.Dispose();
        }
    }

    [AudioThread]
    void IJackCallbacks.OnProcess(int frames)
    {
        if (_call is { } call && _ports is { } ports)
        {
            ports.Fetch(call.Inputs, call.Outputs, frames);

            if (!call.Run(frames) && call.Failure is not null)
            {
                _state = DeviceState.Lost;
            }
        }
    }

    void IJackCallbacks.OnBufferSize(int frames) => Adapt(SampleRate, frames);

    void IJackCallbacks.OnSampleRate(int sampleRate) => Adapt(sampleRate, BlockFrames);

    void IJackCallbacks.OnXrun() => Interlocked.Increment(ref _xruns);

    void IJackCallbacks.OnLatency(JackLatencyMode mode)
    {
        if (_call is { } call && _ports is { } ports)
        {
            ports.PassLatency(mode, call.LatencySamples);
        }
    }

    void IJackCallbacks.OnShutdown(string reason) => Lose(new DeviceException(
        reason.Length == 0 ? "the JACK server is gone" : $"the JACK server is gone ({FailureReport.OneLine(reason)})"));

    private void Adapt(int sampleRate, int frames)
    {
        try
        {
            lock (_preparing)
            {
                var changed = sampleRate != _sampleRate || frames != _blockFrames;
                Volatile.Write(ref _sampleRate, sampleRate);
                Volatile.Write(ref _blockFrames, frames);

                if (_call is not null && changed)
                {
                    _call.Prepare(sampleRate, frames);

                    // The server cannot be called from its own notification.
                    ThreadPool.UnsafeQueueUserWorkItem(static device => device.RecomputeLatencies(), this, preferLocal: false);
                }
            }
        }
        catch (Exception problem)
        {
            Lose(problem);
        }
    }

    private void RecomputeLatencies()
    {
        lock (_closing)
        {
            if (!_disposed && _state == DeviceState.Running)
            {
                _client.RecomputeLatencies();
            }
        }
    }

    private void Lose(Exception reason)
    {
        Volatile.Write(ref _failure, reason);
        _state = DeviceState.Lost;
    }
}
