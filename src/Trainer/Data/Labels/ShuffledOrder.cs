namespace WeakSep.Trainer.Data.Labels;

/// <summary>Goes round all clips again and again, each round in an order of its own that follows from the seed.</summary>
/// <remarks>One thread at a time: the order of the newest round is kept.</remarks>
internal sealed class ShuffledOrder
{
    private const long MostShuffled = 1 << 24;      // above, clips are drawn one by one; the same one rarely comes twice

    private readonly int _seed;
    private readonly long _count;
    private int[]? _order;
    private long _round;

    public ShuffledOrder(int seed, long count)
    {
        _seed = seed;
        _count = count;
    }

    /// <summary>The clip at a position, 0 to count - 1. Positions below 0 belong to rounds of their own.</summary>
    public long this[long position]
    {
        get
        {
            if (_count > MostShuffled)
            {
                return new Random(SeedOf(position)).NextInt64(_count);
            }

            var round = position >= 0 ? position / _count : (position + 1) / _count - 1;

            if (_order is null || round != _round)
            {
                (_order, _round) = (Shuffled(round), round);
            }

            return _order[position - round * _count];
        }
    }

    private int[] Shuffled(long round)
    {
        var order = Enumerable.Range(0, (int)_count).ToArray();
        new Random(SeedOf(round)).Shuffle(order);

        return order;
    }

    /// <summary>HashCode is not used: it differs from one process to the next.</summary>
    private int SeedOf(long number)
    {
        var mixed = unchecked(((ulong)number + 1) * 0x9E3779B97F4A7C15UL ^ (ulong)_seed * 0xD1B54A32D192ED03UL);
        mixed ^= mixed >> 29;

        return unchecked((int)(mixed * 0xBF58476D1CE4E5B9UL >> 32));
    }
}
