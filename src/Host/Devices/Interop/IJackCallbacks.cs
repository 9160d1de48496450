using WeakSep.Audio;

namespace WeakSep.Host.Devices.Interop;

/// <summary>What JACK tells a client, on threads of JACK's.</summary>
internal interface IJackCallbacks
{
    /// <summary>A cycle is due; for the audio thread, so it must not throw.</summary>
    [AudioThread]
    void OnProcess(int frames);

    /// <summary>Cycles will be of another length; JACK calls no <see cref="OnProcess"/> meanwhile.</summary>
    void OnBufferSize(int frames);

    /// <summary>The server's rate, also told when the callback is set.</summary>
    void OnSampleRate(int sampleRate);

    /// <summary>The server ran out of time.</summary>
    void OnXrun();

    /// <summary>Latencies around the client have changed: those of its own ports are to be set.</summary>
    void OnLatency(JackLatencyMode mode);

    /// <summary>The server is gone or has thrown the client out.</summary>
    void OnShutdown(string reason);
}
