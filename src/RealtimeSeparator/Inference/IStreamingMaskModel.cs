using WeakSep.Audio;

namespace WeakSep.RealtimeSeparator.Inference;

/// <summary>A model that takes the frames of a mixture one by one and gives one mask per source for each, sooner or later.</summary>
/// <remarks>One thread at a time.</remarks>
public interface IStreamingMaskModel : IDisposable
{
    /// <summary>What the model promises: sources, STFT grid.</summary>
    ModelFacts Facts { get; }

    /// <summary>How many later frames a call must have seen before it gives a frame's masks; 0 for a causal model.</summary>
    int DelayFrames => 0;

    /// <summary>Every so-manieth call computes the masks of as many frames at once; the others take no time. 1 for a causal model.</summary>
    int BurstFrames => 1;

    /// <summary>
    /// Takes the next frame and gives the masks of the one that came <see cref="DelayFrames"/> before it, or anything as
    /// long as there is none.
    /// </summary>
    /// <param name="magnitude">|STFT| over the sum of the analysis window, [bins].</param>
    /// <param name="masks">Receives the masks, [sources, bins].</param>
    void NextMasks(ReadOnlySpan<float> magnitude, Span<float> masks);

    /// <summary>Forgets the past.</summary>
    void Reset();
}
