namespace WeakSep.Audio.Buffers;

/// <summary>
/// Delays an interleaved signal by a fixed number of frames, so that dry paths stay in step with separated ones.
/// </summary>
/// <remarks>One thread at a time. Blocks may have any size. Nothing is allocated after <see cref="Prepare"/>.</remarks>
public sealed class DelayLine : IAudioStage
{
    private float[] _past = [];
    private int _at;

    /// <summary>Creates a line.</summary>
    /// <param name="delayFrames">Frames to delay by, from 0.</param>
    public DelayLine(int delayFrames)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(delayFrames);
        LatencySamples = delayFrames;
    }

    /// <inheritdoc/>
    public int LatencySamples { get; }

    /// <inheritdoc/>
    public void Prepare(AudioFormat format, int maxFrames)
    {
        format.ThrowIfUnsupported();
        _past = new float[checked(LatencySamples * format.Channels)];
        _at = 0;
    }

    /// <inheritdoc/>
    [AudioThread]
    public void Process(Span<float> block)
    {
        if (_past.Length == 0)
        {
            return;
        }

        foreach (ref var sample in block)
        {
            (sample, _past[_at]) = (_past[_at], sample);
            _at = _at + 1 == _past.Length ? 0 : _at + 1;
        }
    }

    /// <inheritdoc/>
    [AudioThread]
    public void Reset()
    {
        _past.AsSpan().Clear();
        _at = 0;
    }
}
