namespace WeakSep.Audio;

/// <summary>One step of a signal path that works in place on interleaved blocks.</summary>
/// <remarks>
/// The control thread calls <see cref="Prepare"/> before audio starts; memory is taken there and nowhere else.
/// The audio thread then calls <see cref="Process"/> with blocks of any length up to the prepared one.
/// </remarks>
public interface IAudioStage
{
    /// <summary>How many frames the output is late against the input.</summary>
    int LatencySamples { get; }

    /// <summary>Takes all memory and sets the coefficients for a format.</summary>
    /// <param name="format">Rate and channels of the blocks to come.</param>
    /// <param name="maxFrames">The largest block, in frames.</param>
    void Prepare(AudioFormat format, int maxFrames);

    /// <summary>Processes one interleaved block in place.</summary>
    /// <param name="block">Samples, [frames, channels].</param>
    void Process(Span<float> block);

    /// <summary>Forgets the past, as if nothing had been processed since <see cref="Prepare"/>.</summary>
    void Reset();
}
