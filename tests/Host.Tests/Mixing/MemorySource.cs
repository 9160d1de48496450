using WeakSep.Host.Mixing;

namespace WeakSep.Host.Tests.Mixing;

/// <summary>Songs in memory.</summary>
internal sealed class MemorySource(Func<string, string, IStemReader?> open) : IStemSource
{
    /// <summary>Three stems of constants that add up to 0.875, half a minute of them; any song but <c>nosong</c>, any preset but <c>none</c>.</summary>
    public static MemorySource Constants(int sampleRate = 48_000)
    {
        var (bass, piano, residual) = (Constant(sampleRate, 0.5f), Constant(sampleRate, 0.25f), Constant(sampleRate, 0.125f));

        return new MemorySource((song, preset) => song == "nosong" || preset == "none"
            ? null
            : new MemoryStems(sampleRate, ("bass", bass, bass), ("piano", piano, piano), ("residual", residual, residual)));
    }

    public IStemReader Open(string song, string preset) =>
        open(song, preset) ?? throw new MixerException($"there is no song '{song}' by '{preset}'");

    private static float[] Constant(int sampleRate, float value) => Enumerable.Repeat(value, 30 * sampleRate).ToArray();
}
