using WeakSep.Audio;
using WeakSep.Audio.Files;
using WeakSep.RealtimeSeparator;

namespace WeakSep.Host.Rendering;

/// <summary>A file as a separator's mixture.</summary>
/// <param name="reader">The open file; the caller disposes it.</param>
internal sealed class ReaderSource(AudioReader reader) : ISampleSource
{
    /// <inheritdoc/>
    public AudioFormat Format => reader.Format;

    /// <inheritdoc/>
    public int Read(Span<float> interleaved) => reader.Read(interleaved);
}
