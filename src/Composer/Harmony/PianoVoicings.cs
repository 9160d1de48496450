namespace WeakSep.Composer.Harmony;

/// <summary>Chooses chords for the keyboard so that the hand moves as little as possible.</summary>
internal static class PianoVoicings
{
    private const int Octave = 12;

    /// <summary>
    /// A close voicing of up to <paramref name="count"/> notes near a centre pitch, ascending. <paramref
    /// name="rootless"/> leaves the root to the bass when the chord has a seventh.
    /// </summary>
    public static int[] Close(Chord chord, int count, int centre, int[]? previous, bool rootless)
    {
        var tones = Select(chord, count, rootless);
        var best = Array.Empty<int>();
        var bestCost = double.MaxValue;
        for (var inversion = 0; inversion < tones.Length; inversion++)
        {
            for (var bottom = centre - Octave - 2; bottom <= centre + 5; bottom++)
            {
                if (PitchSet.Class(bottom) != tones[inversion])
                {
                    continue;
                }

                var voicing = Stack(tones, inversion, bottom);
                var cost = Cost(voicing, centre, previous);
                if (cost < bestCost)
                {
                    bestCost = cost;
                    best = voicing;
                }
            }
        }

        return best;
    }

    /// <summary>A close voicing whose second note from the top drops an octave.</summary>
    public static int[] Open(Chord chord, int count, int centre, int[]? previous, bool rootless)
    {
        var close = Close(chord, count, centre + 2, previous, rootless);
        if (close.Length > 3)
        {
            close[^2] -= Octave;
            Array.Sort(close);
        }

        return close;
    }

    private static int[] Select(Chord chord, int count, bool rootless)
    {
        var quality = chord.Quality;
        var hasColour = quality.Intervals.Length > 3;
        IEnumerable<int> order = rootless && hasColour
            ? [quality.Third, quality.Seventh ?? quality.Intervals[^1], quality.Intervals[^1], quality.Fifth, 0]
            : hasColour
                ? [quality.Third, quality.Seventh ?? quality.Intervals[^1], 0, quality.Intervals[^1], quality.Fifth]
                : quality.Intervals;

        return [.. order.Select(interval => PitchSet.Class(chord.Root + interval)).Distinct().Take(count)];
    }

    private static int[] Stack(int[] tones, int inversion, int bottom)
    {
        var classes = tones.OrderBy(tone => PitchSet.Class(tone - tones[inversion])).ToArray();

        return [.. classes.Select(tone => bottom + PitchSet.Class(tone - tones[inversion]))];
    }

    private static double Cost(int[] voicing, int centre, int[]? previous)
    {
        var cost = Math.Abs(voicing.Average() - centre) * (previous is null ? 1 : 0.5);
        if (previous is { Length: > 0 })
        {
            cost += voicing.Sum(pitch => previous.Min(old => Math.Abs(old - pitch)));
            cost += Math.Abs(voicing[^1] - previous[^1]) * 0.7;
        }

        return cost;
    }
}
