using System.Net;
using WeakSep.Host.Mixing;
using WeakSep.Host.Presets;
using WeakSep.RealtimeSeparator.Inference;

namespace WeakSep.Host.Web;

/// <summary>How the mixer is served.</summary>
internal sealed record MixerServerSettings
{
    /// <summary>The port; 0 takes a free one.</summary>
    internal required int Port { get; init; }

    /// <summary>The address to listen on. Default the machine itself only.</summary>
    internal IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>What every request must know; null asks for nothing, which only the machine itself may.</summary>
    internal string? Token { get; init; }

    /// <summary>The folder of songs and stems.</summary>
    internal required string Workspace { get; init; }

    /// <summary>The preset for songs that have none yet.</summary>
    internal required PresetFolder Preset { get; init; }

    /// <summary>What should compute the models.</summary>
    internal ExecutionProvider Provider { get; init; } = ExecutionProvider.Auto;

    /// <summary>What plays; by default no device, so that only browsers do.</summary>
    internal MixerSettings Sound { get; init; } = new() { Device = null };

    /// <summary>The largest file that is taken.</summary>
    internal long MostUploadBytes { get; init; } = DefaultMostUploadBytes;

    /// <summary>The folder with the built page.</summary>
    internal string Page { get; init; } = Path.Combine(AppContext.BaseDirectory, "web");

    /// <summary>An hour of stereo at 96 kHz and 24 bits takes 2 GB.</summary>
    internal const long DefaultMostUploadBytes = 4L << 30;
}
