using WeakSep.Audio;

namespace WeakSep.Host.Devices.Interop;

/// <summary>What PortAudio tells a stream, on threads of PortAudio's.</summary>
internal unsafe interface IPortAudioCallbacks
{
    /// <summary>A block is due; for the audio thread, so it must not throw.</summary>
    /// <param name="inputs">A buffer per input channel.</param>
    /// <param name="outputs">A buffer per output channel.</param>
    /// <param name="frames">Samples per channel.</param>
    /// <param name="isXrun">Whether samples were lost before this block.</param>
    /// <returns>Whether the stream goes on.</returns>
    [AudioThread]
    bool OnBlock(float** inputs, float** outputs, int frames, bool isXrun);

    /// <summary>The stream has ended, for whatever reason.</summary>
    void OnFinished();
}
