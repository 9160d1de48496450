using WeakSep.Audio;

namespace WeakSep.RealtimeSeparator;

/// <summary>Where a separator pulls the mixture from.</summary>
public interface ISampleSource
{
    /// <summary>Rate and channels.</summary>
    AudioFormat Format { get; }

    /// <summary>Reads the next samples.</summary>
    /// <param name="interleaved">Receives whole frames, [frames, channels].</param>
    /// <returns>Frames read; 0 at the end and only there.</returns>
    int Read(Span<float> interleaved);
}
