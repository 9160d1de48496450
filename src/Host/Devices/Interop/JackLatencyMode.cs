namespace WeakSep.Host.Devices.Interop;

/// <summary>JACK's jack_latency_callback_mode_t.</summary>
internal enum JackLatencyMode
{
    /// <summary>How long ago the samples of a port came in at the edge of the graph.</summary>
    Capture,

    /// <summary>How long the samples of a port will take to go out at the edge of the graph.</summary>
    Playback,
}
