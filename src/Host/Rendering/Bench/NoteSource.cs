using WeakSep.Audio;
using WeakSep.Host.Live.Bench;
using WeakSep.RealtimeSeparator;

namespace WeakSep.Host.Rendering.Bench;

/// <summary>A piece of <see cref="NoteInput"/>'s music as a mixture to separate.</summary>
internal sealed class NoteSource : ISampleSource, IDisposable
{
    private readonly NoteInput _notes;
    private float[] _left = [];
    private float[] _right = [];
    private long _framesLeft;

    internal NoteSource(int sampleRate, double seconds)
    {
        Format = new AudioFormat(sampleRate, 2);
        _notes = new NoteInput(sampleRate);
        _framesLeft = (long)(seconds * sampleRate);
    }

    /// <inheritdoc/>
    public AudioFormat Format { get; }

    /// <inheritdoc/>
    public int Read(Span<float> interleaved)
    {
        var frames = (int)Math.Min(_framesLeft, interleaved.Length / 2);

        if (_left.Length < frames)
        {
            (_left, _right) = (new float[frames], new float[frames]);
        }

        _notes.Next(_left.AsSpan(0, frames), _right.AsSpan(0, frames));
        Interleaving.Join(_left.AsSpan(0, frames), 2, 0, interleaved);
        Interleaving.Join(_right.AsSpan(0, frames), 2, 1, interleaved);
        _framesLeft -= frames;

        return frames;
    }

    /// <inheritdoc/>
    public void Dispose() => _notes.Dispose();
}
