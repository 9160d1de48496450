namespace WeakSep.RealtimeSeparator.Transcription;

/// <summary>Magnitudes and rolls of consecutive frames, by source; context on both sides included.</summary>
/// <param name="roll">Probabilities, [sources, frames, 88].</param>
/// <param name="magnitudes">[sources, frames, bins], or [frames, bins] where all sources are heard in one mixture.</param>
/// <param name="isMixture">Whether all sources share <paramref name="magnitudes"/>.</param>
/// <param name="frames">Number of frames.</param>
/// <param name="bins">Number of bins.</param>
internal readonly ref struct SourceFrames(
    ReadOnlySpan<float> roll, ReadOnlySpan<float> magnitudes, bool isMixture, int frames, int bins)
{
    private readonly ReadOnlySpan<float> _magnitudes = magnitudes;

    /// <summary>Probabilities, [sources, frames, 88].</summary>
    internal ReadOnlySpan<float> Roll { get; } = roll;

    /// <summary>Number of frames.</summary>
    internal int Frames => frames;

    /// <summary>The probability of a pitch.</summary>
    internal float Probability(int source, int frame, int pitch) => Roll[(((source * frames) + frame) * OnnxTranscriptor.Pitches) + pitch];

    /// <summary>The frame that a source is heard in, [bins].</summary>
    internal ReadOnlySpan<float> Magnitude(int source, int frame) =>
        _magnitudes.Slice((((isMixture ? 0 : source) * frames) + frame) * bins, bins);
}
