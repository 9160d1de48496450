using WeakSep.Audio;
using WeakSep.Audio.Spectral;

namespace WeakSep.RealtimeSeparator.Streaming;

/// <summary>The grid on which a model runs live.</summary>
internal static class LiveGrid
{
    /// <summary>
    /// The model's grid, times the power of two next to the ratio of the rates, so that hops stay sizes that sound devices
    /// use: 256 samples at 44.1 and at 48 kHz. Masks are matched by frequency; time runs 9 % off at most between the rates
    /// that are in use.
    /// </summary>
    /// <param name="facts">The model.</param>
    /// <param name="sampleRate">Rate of the stream, in hertz.</param>
    internal static StftGrid For(ModelFacts facts, int sampleRate)
    {
        if (!int.IsPow2(facts.Hop))
        {
            return facts.Grid.ScaledTo(sampleRate);
        }

        var octaves = Math.Max(0, (int)Math.Round(Math.Log2((double)sampleRate / facts.SampleRate)));

        return new StftGrid(sampleRate, facts.Window << octaves, facts.Hop << octaves);
    }
}
