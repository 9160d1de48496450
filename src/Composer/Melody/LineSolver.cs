using WeakSep.Composer.Harmony;
using WeakSep.Composer.Performance;

namespace WeakSep.Composer.Melody;

/// <summary>
/// Finds the pitches of a line for a given rhythm: dynamic programming over all pitches of the range, with costs for
/// dissonance on stressed notes, awkward intervals, distance from the wished contour, and clashes with other voices.
/// </summary>
internal sealed class LineSolver
{
    private const double Forbidden = 1e6;

    // Cost of a melodic interval in semitones, 0 to 12: steps are free, tritones and sevenths are rare in real tunes.
    private static readonly double[] IntervalCost = [0.9, 0.05, 0, 0.45, 0.5, 0.8, 2.6, 0.9, 1.7, 1.6, 3, 3.4, 1.3];

    /// <summary>Lowest pitch.</summary>
    public required int Low { get; init; }

    /// <summary>Highest pitch.</summary>
    public required int High { get; init; }

    /// <summary>The harmony.</summary>
    public required ChordTrack Chords { get; init; }

    /// <summary>
    /// Preferred pitch classes within the scale, for pentatonic and blues lines; null for the chord's scale.
    /// </summary>
    public PitchSet? Flavour { get; init; }

    /// <summary>Cost of a scale note outside the flavour.</summary>
    public double FlavourCost { get; init; } = 0.6;

    /// <summary>Multiplies the cost of leaps.</summary>
    public double LeapCost { get; init; } = 1;

    /// <summary>Cost of a repeated note.</summary>
    public double RepeatCost { get; init; } = 0.8;

    /// <summary>Cost of an unstressed chromatic note; must resolve by a semitone. Large numbers forbid them.</summary>
    public double ChromaticCost { get; init; } = 6;

    /// <summary>Cost of a stressed note outside the chord.</summary>
    public double DissonanceCost { get; init; } = 2.2;

    /// <summary>Random share of the costs, so that two solutions of one problem differ.</summary>
    public double Whim { get; init; } = 0.5;

    /// <summary>Voices that are already written.</summary>
    public IReadOnlyList<IReadOnlyList<Tone>> Others { get; init; } = [];

    /// <summary>The cheapest pitches for the slots.</summary>
    public int[] Solve(IReadOnlyList<LineSlot> slots, Dice dice)
    {
        var count = High - Low + 1;
        var cost = new double[slots.Count, count];
        var from = new int[slots.Count, count];
        for (var i = 0; i < slots.Count; i++)
        {
            var sounding = Sounding(slots[i]);
            var before = i == 0 ? [] : Sounding(slots[i - 1]);
            for (var p = 0; p < count; p++)
            {
                var own = OwnCost(slots[i], Low + p, sounding) + (Whim * dice.Unit());
                var (best, origin) = i == 0 ? (0, 0) : Best(i, p, count, cost, slots, before, sounding);
                cost[i, p] = own + best;
                from[i, p] = origin;
            }
        }

        return Trace(slots.Count, count, cost, from);
    }

    private int[] Trace(int slots, int count, double[,] cost, int[,] from)
    {
        var pitches = new int[slots];
        if (slots == 0)
        {
            return pitches;
        }

        var at = Enumerable.Range(0, count).MinBy(p => cost[slots - 1, p]);
        for (var i = slots - 1; i >= 0; i--)
        {
            pitches[i] = Low + at;
            at = from[i, at];
        }

        return pitches;
    }

    private (double Cost, int Origin) Best(
        int i, int p, int count, double[,] cost, IReadOnlyList<LineSlot> slots, List<int> before, List<int> sounding)
    {
        var best = Forbidden * 10;
        var origin = 0;
        var gap = slots[i].Start - (slots[i - 1].Start + slots[i - 1].Length);
        var chromaticScale = Chords.At(slots[i - 1].Start).Scale;
        var freedom = gap > 0.9 ? 0.4 : 1;      // a rest forgives a leap
        for (var q = 0; q < count; q++)
        {
            var move = Math.Abs(p - q);
            var step = move == 0 ? RepeatCost
                : move > 12 ? 5 + (move - 12) * 0.5
                : IntervalCost[move] * (move > 2 ? LeapCost : 1);
            step *= freedom;
            if (move is 0 or > 1 && !IsAllowed(chromaticScale, Low + q))
            {
                step += 3;
            }

            step += Parallels(Low + q, Low + p, before, sounding);
            var total = cost[i - 1, q] + step;
            if (total < best)
            {
                best = total;
                origin = q;
            }
        }

        return (best, origin);
    }

    private bool IsAllowed(PitchSet scale, int pitch) => scale.Contains(pitch) || Flavour?.Contains(pitch) == true;

    private double OwnCost(LineSlot slot, int pitch, List<int> sounding)
    {
        var span = Chords.At(slot.Start);
        var cost = slot.TargetWeight * Math.Abs(pitch - slot.Target);
        if (!IsAllowed(span.Scale, pitch))
        {
            cost += ChromaticCost + (slot.Stress * 3);
        }
        else if (Flavour is { } flavour && !flavour.Contains(pitch))
        {
            cost += FlavourCost;
        }

        if (!span.Chord.Tones.Contains(pitch))
        {
            var importance = slot.Stress + (slot.Length >= 1 ? 0.5 : 0);
            cost += DissonanceCost * importance * importance;
        }

        foreach (var other in sounding)
        {
            cost += Clash(pitch, other) * (0.3 + slot.Stress);
        }

        return cost;
    }

    private static double Clash(int pitch, int other) => Math.Abs(pitch - other) switch
    {
        0 => 1.2,
        1 => 3,
        2 => 1.2,
        _ => (Math.Abs(pitch - other) % 12) switch { 1 or 11 => 1.6, 2 or 10 => 0.6, 6 => 0.5, 0 => 0.4, _ => 0 },
    };

    // Two voices moving together into a fifth or an octave melt into one; part writing avoids it.
    private static double Parallels(int from, int to, List<int> before, List<int> sounding)
    {
        var cost = 0.0;
        for (var v = 0; v < Math.Min(before.Count, sounding.Count); v++)
        {
            var old = Math.Abs(from - before[v]) % 12;
            var now = Math.Abs(to - sounding[v]) % 12;
            if (from != to && before[v] != sounding[v] && old == now && now is 0 or 7 && old is 0 or 7)
            {
                cost += 2.5;
            }
        }

        return cost;
    }

    private List<int> Sounding(LineSlot slot)
    {
        const double tolerance = 1e-6;
        var pitches = new List<int>(Others.Count);
        foreach (var voice in Others)
        {
            foreach (var tone in voice)
            {
                if (tone.Start <= slot.Start + tolerance && tone.End > slot.Start + tolerance)
                {
                    pitches.Add(tone.Pitch);
                    break;
                }
            }
        }

        return pitches;
    }
}
