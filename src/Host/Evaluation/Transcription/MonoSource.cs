using WeakSep.Audio;
using WeakSep.RealtimeSeparator;

namespace WeakSep.Host.Evaluation.Transcription;

/// <summary>A signal in memory as a mixture.</summary>
/// <param name="samples">The signal.</param>
/// <param name="sampleRate">Its rate, in hertz.</param>
internal sealed class MonoSource(float[] samples, int sampleRate) : ISampleSource
{
    private int _read;

    /// <inheritdoc/>
    public AudioFormat Format { get; } = new(sampleRate, 1);

    /// <inheritdoc/>
    public int Read(Span<float> interleaved)
    {
        var count = Math.Min(interleaved.Length, samples.Length - _read);
        samples.AsSpan(_read, count).CopyTo(interleaved);
        _read += count;
        return count;
    }
}
