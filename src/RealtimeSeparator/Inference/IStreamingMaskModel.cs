using WeakSep.Audio;

namespace WeakSep.RealtimeSeparator.Inference;

/// <summary>A causal model that turns each frame of a mixture into one mask per source and remembers what came before.</summary>
/// <remarks>One thread at a time. A call allocates nothing.</remarks>
public interface IStreamingMaskModel : IDisposable
{
    /// <summary>What the model promises: sources, STFT grid.</summary>
    ModelFacts Facts { get; }

    /// <summary>Computes the masks of the next frame.</summary>
    /// <param name="magnitude">|STFT| over the sum of the analysis window, [bins].</param>
    /// <param name="masks">Receives the masks, [sources, bins].</param>
    void NextMasks(ReadOnlySpan<float> magnitude, Span<float> masks);

    /// <summary>Forgets the past.</summary>
    void Reset();
}
