using System.Diagnostics;
using WeakSep.Host.Devices;

namespace WeakSep.Host.Live;

/// <summary>Plays through a device until it is told to end, and opens the device anew when it was lost.</summary>
internal sealed class LiveSession
{
    private const int RefreshMilliseconds = 50;
    private const int RetryMilliseconds = 500;      // a server that is back is found within this time

    private readonly LiveEngine _engine;
    private readonly LiveSettings _settings;
    private readonly ILiveView _view;
    private readonly Func<DeviceChoice, IAudioDevice> _open;

    /// <summary>Prepares a session.</summary>
    /// <param name="engine">What is played through.</param>
    /// <param name="settings">How to run.</param>
    /// <param name="view">Where it is seen.</param>
    /// <param name="open">Opens the device.</param>
    internal LiveSession(LiveEngine engine, LiveSettings settings, ILiveView view, Func<DeviceChoice, IAudioDevice> open)
    {
        _engine = engine;
        _settings = settings;
        _view = view;
        _open = open;
    }

    /// <summary>Runs the session.</summary>
    /// <param name="meter">Takes its figures.</param>
    /// <param name="stop">Ends it, as a person does.</param>
    /// <exception cref="DeviceException">The device cannot be opened the first time.</exception>
    internal void Run(LiveMeter meter, CancellationToken stop)
    {
        QuietHeap.Begin();
        var device = Open();

        try
        {
            meter.Restart();
            var wasCalm = true;
            var wasRecording = true;

            while (!IsOver(meter, stop) && device.State != DeviceState.Finished)
            {
                if (device.State == DeviceState.Lost)
                {
                    var reason = device.Failure is { } cause ? $" ({FailureReport.Describe(cause)})" : "";
                    _view.Say($"{device.Title} is gone{reason}; waiting for its return");
                    device.Dispose();
                    device = Reopen(meter, stop) ?? device;
                    continue;
                }

                if (_engine.Separator?.Failure is { } failure && wasCalm)
                {
                    wasCalm = false;
                    _view.Say($"the model stopped, its last masks stay: {FailureReport.Describe(failure)}");
                }

                if (_engine.Recorder is { } recorder && recorder.SampleRate != device.SampleRate && wasRecording)
                {
                    wasRecording = false;
                    _view.Say($"{device.Title} runs at {device.SampleRate} Hz now; the recording has ended at {recorder.SampleRate} Hz");
                }

                _engine.ApplyStrips();

                if (!_view.Refresh(device, meter))
                {
                    break;
                }

                stop.WaitHandle.WaitOne(RefreshMilliseconds);
            }
        }
        finally
        {
            device.Dispose();
            FinishRecording();
        }
    }

    private bool IsOver(LiveMeter meter, CancellationToken stop) =>
        stop.IsCancellationRequested || (_settings.Duration is { } duration && meter.Elapsed >= duration);

    private IAudioDevice Open()
    {
        var device = _open(_settings.Device);

        try
        {
            if (_settings.RecordFolder is { } folder && _engine.Recorder is null)
            {
                _engine.Recorder = new LiveRecorder(
                    folder, [.. _engine.Strips.Select(strip => strip.Name)], device.SampleRate, device.BlockFrames);
            }

            device.Start(_engine);
            var milliseconds = 1e3 * _engine.LatencySamples / device.SampleRate;
            _view.Say(string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"{device.Title}: {device.SampleRate} Hz, blocks of {device.BlockFrames}; every output is {_engine.LatencySamples} samples late ({milliseconds:F1} ms)"));

            return device;
        }
        catch
        {
            device.Dispose();
            throw;
        }
    }

    private IAudioDevice? Reopen(LiveMeter meter, CancellationToken stop)
    {
        var since = Stopwatch.GetTimestamp();

        while (!IsOver(meter, stop))
        {
            try
            {
                var device = Open();
                _view.Say($"{device.Title} is back after {Stopwatch.GetElapsedTime(since).TotalSeconds:F1} s");

                return device;
            }
            catch (DeviceException)
            {
                stop.WaitHandle.WaitOne(RetryMilliseconds);
            }
        }

        return null;
    }

    private void FinishRecording()
    {
        if (_engine.Recorder is not { } recorder)
        {
            return;
        }

        using (recorder)
        {
            recorder.Commit();
        }

        _view.Say($"recorded into {recorder.Folder}"
            + (recorder.LostFrames > 0 ? $"; the disk was too slow for {recorder.LostFrames} samples" : ""));
    }
}
