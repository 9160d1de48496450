using WeakSep.Host.Devices;
using WeakSep.RealtimeSeparator;
using WeakSep.RealtimeSeparator.Inference;

namespace WeakSep.Host.Mixing;

/// <summary>How a mixer plays.</summary>
internal sealed record MixerSettings
{
    /// <summary>
    /// Where sound comes from and goes to; null for no device. Where neither input nor output is named, the hardware's ports of
    /// JACK are tried, then JACK, then PortAudio. Default: that.
    /// </summary>
    internal DeviceChoice? Device { get; init; } = new();

    /// <summary>What is traded for quality in live separation.</summary>
    internal LatencyClass Latency { get; init; } = LatencyClass.Low;

    /// <summary>What is to compute live separation.</summary>
    internal ExecutionProvider Provider { get; init; } = ExecutionProvider.Auto;

    /// <summary>Opens a device.</summary>
    internal Func<DeviceChoice, IAudioDevice> OpenDevice { get; init; } = DeviceFactory.Open;

    /// <summary>Told of what happens, a line each; on any thread.</summary>
    internal Action<string> Say { get; init; } = static _ => { };
}
