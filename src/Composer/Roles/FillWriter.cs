using WeakSep.Composer.Melody;
using WeakSep.Composer.Performance;

namespace WeakSep.Composer.Roles;

/// <summary>Runs that lead from the end of a phrase into the next chord.</summary>
internal static class FillWriter
{
    private const int PhraseBars = 4;

    /// <summary>Beats at which fills start; each lasts to the end of its bar.</summary>
    public static List<double> Plan(Passage passage, double chance)
    {
        var fills = new List<double>();
        for (var bar = PhraseBars - 1; bar < passage.Bars; bar += PhraseBars)
        {
            if (passage.Dice.Chance(chance))
            {
                var pulses = Math.Min(passage.Metre.Pulses, passage.Dice.Between(1, 2));
                fills.Add(passage.Start + ((bar + 1) * passage.Metre.BarBeats) - (pulses * passage.Metre.PulseBeats));
            }
        }

        return fills;
    }

    /// <summary>True if a beat lies in one of the fills.</summary>
    public static bool Covers(List<double> fills, Passage passage, double beat) =>
        fills.Exists(fill => beat >= fill - 1e-6 && beat < BarEnd(passage, fill) - 1e-6);

    /// <summary>Writes the fills around a pitch.</summary>
    public static void Write(Passage passage, Staff staff, List<double> fills, int centre)
    {
        foreach (var fill in fills)
        {
            var end = BarEnd(passage, fill);
            var step = passage.BeatSeconds < 0.4 || passage.Dice.Chance(0.6) ? 0.5 : 0.25;
            var direction = passage.Dice.Chance(0.5) ? 1 : -1;
            var slots = new List<LineSlot>();
            for (var at = fill; at < end - 1e-6; at += step)
            {
                var height = direction * ((at - fill) / step - 2) * 1.8;
                slots.Add(new LineSlot(at, step, passage.Weight(at) * 0.6, centre + height, 0.25));
            }

            var goal = ChordFigure.Near(passage.Chords.At(end + 0.01).Chord.Bass, centre);
            slots.Add(new LineSlot(end, step, 1, goal, 5));
            var solver = new LineSolver
            {
                Low = centre - 12,
                High = centre + 14,
                Chords = passage.Chords,
                ChromaticCost = 2.5,
                RepeatCost = 0.9,
            };
            var pitches = solver.Solve(slots, passage.Dice);
            for (var i = 0; i < slots.Count - 1; i++)
            {
                staff.Add(slots[i].Start, step * 0.9, pitches[i], passage.Loudness(slots[i].Start, 0.72));
            }
        }
    }

    private static double BarEnd(Passage passage, double beat)
    {
        var bar = Math.Floor((beat - passage.Start + 1e-6) / passage.Metre.BarBeats);

        return passage.Start + ((bar + 1) * passage.Metre.BarBeats);
    }
}
