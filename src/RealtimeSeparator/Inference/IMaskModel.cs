using WeakSep.Audio;

namespace WeakSep.RealtimeSeparator.Inference;

/// <summary>A model that turns the magnitudes of a mixture into one mask per source.</summary>
/// <remarks>One thread at a time; a call may block for as long as the model computes.</remarks>
public interface IMaskModel : IDisposable
{
    /// <summary>What the model promises: sources, STFT grid, context.</summary>
    ModelFacts Facts { get; }

    /// <summary>Computes the masks of consecutive frames.</summary>
    /// <param name="magnitude">|STFT| over the sum of the analysis window, [frames, bins].</param>
    /// <param name="frames">Number of frames, at least 1. Frames before the first and after the last do not exist.</param>
    /// <param name="masks">Receives the masks, [sources, frames, bins].</param>
    void Run(ReadOnlySpan<float> magnitude, int frames, Span<float> masks);

    /// <summary>
    /// The model for the frames of one mixture that come in several calls, in order: it carries its state from one call to the
    /// next, so that they need no context.
    /// </summary>
    /// <returns>To be disposed by the caller, before the model; null for a model without state.</returns>
    IMaskModel? Carried() => null;
}
