using WeakSep.Audio;
using WeakSep.Audio.Spectral;

namespace WeakSep.RealtimeSeparator.Offline;

/// <summary>How many frames a chunk may have when nobody says: few enough for the memory, many enough against the context.</summary>
internal static class ChunkBudget
{
    private const int OutputBytes = 12 << 20;       // of one call of the model; its graph holds several arrays of this size
    private const int SampleBytes = 8 << 20;        // of the mixture that comes with a chunk
    private const int SmallestFrames = 64;
    private const int LargestFrames = 2048;

    /// <summary>Frames per chunk.</summary>
    /// <param name="facts">The model.</param>
    /// <param name="width">Values per source and frame that it puts out.</param>
    /// <param name="format">Rate and channels of the mixture.</param>
    /// <param name="grid">The mixture's grid.</param>
    internal static int Frames(ModelFacts facts, int width, AudioFormat format, StftGrid grid)
    {
        var context = facts.ContextFrames + facts.LookaheadFrames;
        var output = (OutputBytes / (facts.Sources.Count * width * sizeof(float))) - context;
        var samples = SampleBytes / (grid.Hop * format.Channels * sizeof(float));

        // A chunk that is short against its context spends the time on frames that are thrown away.
        return Math.Clamp(Math.Min(Math.Max(output, context / 2), samples), SmallestFrames, LargestFrames);
    }
}
