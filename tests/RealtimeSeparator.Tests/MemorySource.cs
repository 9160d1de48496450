using WeakSep.Audio;

namespace WeakSep.RealtimeSeparator.Tests;

/// <summary>A mixture in memory, given out in pieces of a size that nothing is a multiple of.</summary>
internal sealed class MemorySource(AudioFormat format, float[] interleaved, int piece = 1999) : ISampleSource
{
    private int _frame;

    public AudioFormat Format => format;

    public int Read(Span<float> samples)
    {
        var frames = Math.Min(Math.Min(piece, samples.Length / format.Channels), (interleaved.Length / format.Channels) - _frame);
        interleaved.AsSpan(_frame * format.Channels, frames * format.Channels).CopyTo(samples);
        _frame += frames;
        return frames;
    }
}
