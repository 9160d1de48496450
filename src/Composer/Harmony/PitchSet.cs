using System.Numerics;

namespace WeakSep.Composer.Harmony;

/// <summary>A set of pitch classes: bit n is pitch class n (0 = C).</summary>
internal readonly record struct PitchSet(int Mask)
{
    private const int Octave = 12;

    /// <summary>Number of pitch classes.</summary>
    public int Count => BitOperations.PopCount((uint)Mask);

    /// <summary>The set of the given intervals above a root.</summary>
    public static PitchSet Of(int root, IEnumerable<int> intervals)
    {
        var mask = 0;
        foreach (var interval in intervals)
        {
            mask |= 1 << Class(root + interval);
        }

        return new PitchSet(mask);
    }

    /// <summary>Pitch class of a pitch, 0 to 11, also for negative numbers.</summary>
    public static int Class(int pitch) => ((pitch % Octave) + Octave) % Octave;

    /// <summary>True if the pitch's class is in the set.</summary>
    public bool Contains(int pitch) => (Mask >> Class(pitch) & 1) != 0;

    /// <summary>The set with one more pitch class.</summary>
    public PitchSet With(int pitch) => new(Mask | 1 << Class(pitch));

    /// <summary>The set without a pitch class.</summary>
    public PitchSet Without(int pitch) => new(Mask & ~(1 << Class(pitch)));

    /// <summary>The nearest pitch of the set; of two equally near ones the upper.</summary>
    public int Nearest(int pitch)
    {
        for (var distance = 0; distance < Octave; distance++)
        {
            if (Contains(pitch + distance))
            {
                return pitch + distance;
            }

            if (Contains(pitch - distance))
            {
                return pitch - distance;
            }
        }

        return pitch;
    }

    /// <summary>Moves by a number of scale steps, starting at the nearest pitch of the set.</summary>
    public int Step(int pitch, int steps)
    {
        var current = Nearest(pitch);
        if (Count == 0)
        {
            return current;
        }

        for (var left = Math.Abs(steps); left > 0; left--)
        {
            do
            {
                current += Math.Sign(steps);
            }
            while (!Contains(current));
        }

        return current;
    }
}
