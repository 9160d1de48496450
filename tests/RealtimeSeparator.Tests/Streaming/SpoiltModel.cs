using WeakSep.Audio;
using WeakSep.RealtimeSeparator.Inference;

namespace WeakSep.RealtimeSeparator.Tests.Streaming;

/// <summary>Masks of 1, but for one frame whose mask is not a number, or at which the model fails.</summary>
internal sealed class SpoiltModel(ModelFacts facts, int spoiltFrame = -1, int failingFrame = -1) : IStreamingMaskModel
{
    private int _frame;

    public ModelFacts Facts => facts;

    public int Resets { get; private set; }

    public void NextMasks(ReadOnlySpan<float> magnitude, Span<float> masks)
    {
        if (_frame == failingFrame)
        {
            throw new InvalidOperationException("no more");
        }

        masks.Fill(1f);
        masks[5] = _frame++ == spoiltFrame ? float.NaN : 1f;
    }

    public void Reset() => Resets++;

    public void Dispose()
    {
    }
}
