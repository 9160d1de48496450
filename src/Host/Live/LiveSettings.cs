using WeakSep.Host.Devices;
using WeakSep.RealtimeSeparator;

namespace WeakSep.Host.Live;

/// <summary>How a live session runs.</summary>
internal sealed record LiveSettings
{
    /// <summary>Where sound comes from and goes to.</summary>
    internal required DeviceChoice Device { get; init; }

    /// <summary>What is traded for quality.</summary>
    internal LatencyClass Latency { get; init; } = LatencyClass.Low;

    /// <summary>Ends after this time; null: when it is told to.</summary>
    internal TimeSpan? Duration { get; init; }

    /// <summary>Folder for recordings of all outputs; null: none.</summary>
    internal string? RecordFolder { get; init; }
}
