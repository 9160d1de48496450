namespace WeakSep.Composer;

/// <summary>
/// The composer's only source of chance: SplitMix64 (Steele, Lea and Flood, 2014), kept here because a seed must give
/// the same piece on every runtime.
/// </summary>
internal sealed class Dice(ulong seed)
{
    private const ulong Increment = 0x9E3779B97F4A7C15;
    private const double UnitScale = 1.0 / (1UL << 53);

    private readonly ulong _seed = seed;
    private ulong _state = seed;

    /// <summary>
    /// An independent stream that depends on the seed and the label only, not on how much was drawn before.
    /// </summary>
    public Dice Fork(string label)
    {
        const ulong fnvOffset = 14695981039346656037;
        const ulong fnvPrime = 1099511628211;
        var hash = fnvOffset;
        foreach (var letter in label)
        {
            hash = (hash ^ letter) * fnvPrime;
        }

        return new Dice(Mix(_seed ^ hash));
    }

    /// <summary>Uniform in [0, 1).</summary>
    public double Unit() => (NextBits() >> 11) * UnitScale;

    /// <summary>Uniform integer in [0, count).</summary>
    public int Below(int count) => (int)(Unit() * count);

    /// <summary>Uniform integer in [low, high], both included.</summary>
    public int Between(int low, int high) => low + Below(high - low + 1);

    /// <summary>Uniform in [low, high).</summary>
    public double Between(double low, double high) => low + (Unit() * (high - low));

    /// <summary>True with the given probability.</summary>
    public bool Chance(double probability) => Unit() < probability;

    /// <summary>Normal deviate, mean 0 and standard deviation 1 (Box and Muller).</summary>
    public double Normal()
    {
        var radius = Math.Sqrt(-2 * Math.Log(1 - Unit()));

        return radius * Math.Cos(2 * Math.PI * Unit());
    }

    /// <summary>One of the items, all equally likely.</summary>
    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    /// <summary>The items in random order.</summary>
    public List<T> Shuffle<T>(IEnumerable<T> items)
    {
        var list = items.ToList();
        for (var i = list.Count - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (list[i], list[j]) = (list[j], list[i]);
        }

        return list;
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;

        return z ^ (z >> 31);
    }

    private ulong NextBits()
    {
        _state += Increment;

        return Mix(_state);
    }
}
