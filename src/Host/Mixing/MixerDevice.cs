using System.Diagnostics;
using WeakSep.Host.Devices;

namespace WeakSep.Host.Mixing;

/// <summary>The sound device of a mixer, which may be lost and come back, or not be there at all.</summary>
/// <remarks>Any thread may ask; opening and closing exclude each other.</remarks>
internal sealed class MixerDevice : IDisposable
{
    private static readonly TimeSpan Retry = TimeSpan.FromMilliseconds(500);    // a server that is back is found within this time

    private readonly MixerSettings _settings;
    private readonly IBlockProcessor _processor;
    private readonly Lock _gate = new();
    private IAudioDevice? _device;
    private DeviceChoice? _choice;      // what was opened, and is to be opened again
    private bool _isLost;
    private long _triedAt;
    private bool _disposed;

    /// <summary>Opens the device, if there is one.</summary>
    internal MixerDevice(MixerSettings settings, IBlockProcessor processor)
    {
        _settings = settings;
        _processor = processor;
        var problems = new List<string>();

        foreach (var choice in Candidates())
        {
            try
            {
                Open(choice);
                return;
            }
            catch (DeviceException problem)
            {
                problems.Add(problem.Message);
            }
        }

        if (problems.Count > 0)
        {
            settings.Say($"no sound device ({string.Join("; ", problems.Distinct())}); the page plays in the browser");
        }
    }

    /// <summary>Whether a device plays.</summary>
    internal bool IsAvailable => _device is { State: DeviceState.Running };

    /// <summary>What people call it; null where there is none.</summary>
    internal string? Title => _device?.Title;

    /// <summary>Samples per second, in hertz; 0 where there is none.</summary>
    internal int SampleRate => _device?.SampleRate ?? 0;

    /// <summary>Samples per block; 0 where there is none.</summary>
    internal int BlockFrames => _device?.BlockFrames ?? 0;

    /// <summary>How often it ran out of time since it was opened.</summary>
    internal long Xruns => _device?.Xruns ?? 0;

    /// <summary>
    /// Whether it is to be opened anew: it may have another rate, and has one now that does not fit, or its input is to be opened or
    /// closed.
    /// </summary>
    /// <param name="sampleRate">In hertz; null for its own.</param>
    /// <param name="records">Whether its input is heard.</param>
    internal bool Changes(int? sampleRate, bool records)
    {
        lock (_gate)
        {
            return _device is not null && _choice is not null && (ChangesRate(sampleRate) || ChangesInput(records));
        }
    }

    /// <summary>
    /// Gives it a rate where it may have any, and opens or closes its input where that is a thing of its own; elsewhere nothing
    /// happens.
    /// </summary>
    /// <param name="sampleRate">In hertz; null for its own.</param>
    /// <param name="records">Whether its input is heard.</param>
    /// <exception cref="DeviceException">It has no input; it plays on without.</exception>
    internal void Suit(int? sampleRate, bool records)
    {
        lock (_gate)
        {
            if (_disposed || !Changes(sampleRate, records))
            {
                return;
            }

            var before = _choice!;
            var wanted = before with { SampleRate = HasFreeRate ? sampleRate : before.SampleRate, Records = records };
            Close();

            try
            {
                Open(wanted);
            }
            catch (DeviceException)
            {
                // Not this rate, then: songs are converted. Live input cannot do without an input.
                if (!TryOpen(wanted with { SampleRate = _settings.Device!.SampleRate }) && records && TryOpen(before))
                {
                    throw;
                }
            }
        }
    }

    /// <summary>Looks whether it is still there and opens it anew when it was lost; to be called often.</summary>
    internal void Watch()
    {
        lock (_gate)
        {
            if (_disposed)
            {
                return;
            }

            if (_device is { State: DeviceState.Lost } lost)
            {
                var reason = lost.Failure is { } cause ? $" ({FailureReport.Describe(cause)})" : "";
                _settings.Say($"{lost.Title} is gone{reason}; waiting for its return");
                Close();
                _isLost = true;
            }

            if (_isLost && Stopwatch.GetElapsedTime(_triedAt) >= Retry && TryOpen(_choice!))
            {
                _settings.Say($"{_device!.Title} is back");
            }
        }
    }

    /// <summary>Lets a server know how late the sound is now.</summary>
    internal void RestateLatency()
    {
        lock (_gate)
        {
            _device?.RestateLatency();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            Close();
        }
    }

    // JACK's rate is its server's, a file's its own.
    private bool HasFreeRate => _settings.Device!.SampleRate is null && Kind is DeviceKind.PortAudio or DeviceKind.Null;

    private DeviceKind Kind => DeviceFactory.Resolve(_choice!).Input.Kind;

    private bool ChangesRate(int? sampleRate) =>
        HasFreeRate && (sampleRate is null ? _choice!.SampleRate is not null : _device!.SampleRate != sampleRate);

    // A microphone is opened for those who want to hear it, and not for songs.
    private bool ChangesInput(bool records) => Kind == DeviceKind.PortAudio && _choice!.Records != records;

    private IEnumerable<DeviceChoice> Candidates()
    {
        const string Jack = "jack";
        const string Hardware = "jack:physical";
        const string PortAudio = "portaudio";

        IEnumerable<DeviceChoice> candidates = _settings.Device switch
        {
            null => [],
            { Input: null, Output: null } any =>
            [
                any with { Input = Jack, Output = Hardware },
                any with { Input = Jack, Output = Jack },
                any with { Input = PortAudio, Output = PortAudio },
            ],
            { } named => [named],
        };

        return candidates.Select(choice => choice with { Records = false });
    }

    private bool TryOpen(DeviceChoice choice)
    {
        _triedAt = Stopwatch.GetTimestamp();

        try
        {
            Open(choice);
            return true;
        }
        catch (DeviceException)
        {
            _isLost = true;
            return false;
        }
    }

    private void Open(DeviceChoice choice)
    {
        var device = _settings.OpenDevice(choice);

        try
        {
            device.Start(_processor);
        }
        catch
        {
            device.Dispose();
            throw;
        }

        (_device, _choice, _isLost) = (device, choice, false);
    }

    private void Close()
    {
        _device?.Dispose();
        _device = null;
    }
}
