namespace WeakSep.Trainer.Data;

/// <summary>A seed for each number of a sequence. HashCode is not used: it differs from one process to the next.</summary>
internal static class DrawSeed
{
    /// <summary>The seed of one step or clip.</summary>
    /// <param name="seed">Seed of the run or data set.</param>
    /// <param name="index">Number of the step or clip.</param>
    public static int Of(int seed, long index)
    {
        var mixed = unchecked(((ulong)index + 1) * 0x9E3779B97F4A7C15UL ^ (ulong)seed * 0xD1B54A32D192ED03UL);
        mixed ^= mixed >> 29;

        return unchecked((int)(mixed * 0xBF58476D1CE4E5B9UL >> 32));
    }
}
