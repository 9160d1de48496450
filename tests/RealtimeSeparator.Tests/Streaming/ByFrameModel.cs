using WeakSep.Audio;
using WeakSep.RealtimeSeparator.Inference;

namespace WeakSep.RealtimeSeparator.Tests.Streaming;

/// <summary>Masks that follow from each frame alone, for streams and for whole files: shares that leave something over.</summary>
internal sealed class ByFrameModel(ModelFacts facts) : IStreamingMaskModel, IMaskModel
{
    public ModelFacts Facts => facts;

    public void NextMasks(ReadOnlySpan<float> magnitude, Span<float> masks) => Run(magnitude, 1, masks);

    public void Run(ReadOnlySpan<float> magnitude, int frames, Span<float> masks)
    {
        var length = frames * facts.Bins;

        for (var i = 0; i < length; i++)
        {
            var share = magnitude[i] / (magnitude[i] + 0.001f);
            masks[i] = 0.75f * share;
            masks[length + i] = 0.125f;
        }
    }

    public void Reset()
    {
    }

    public void Dispose()
    {
    }
}
