using WeakSep.Audio;
using WeakSep.RealtimeSeparator.Inference;

namespace WeakSep.RealtimeSeparator.Tests.Streaming;

/// <summary>Masks of a quarter, which take as long as a gate is closed.</summary>
internal sealed class GatedModel(ModelFacts facts) : IStreamingMaskModel
{
    public ModelFacts Facts => facts;

    public ManualResetEventSlim Gate { get; } = new(initialState: true);

    public void NextMasks(ReadOnlySpan<float> magnitude, Span<float> masks)
    {
        Gate.Wait();
        masks.Fill(0.25f);
    }

    public void Reset()
    {
    }

    public void Dispose()
    {
        Gate.Set();
        Gate.Dispose();
    }
}
