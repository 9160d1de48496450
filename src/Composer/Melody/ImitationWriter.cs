using WeakSep.Composer.Harmony;
using WeakSep.Composer.Performance;
using WeakSep.Composer.Rhythm;

namespace WeakSep.Composer.Melody;

/// <summary>
/// Writes two or three voices that share a subject: they enter one after the other, then the subject wanders while the
/// others accompany it with free lines or rest; or, as a canon, each follows the first at a distance.
/// </summary>
internal sealed class ImitationWriter(Metre metre, ChordTrack chords, MelodyCharacter character, Dice dice)
{
    private readonly MelodyCharacter _lively = character with
    {
        Density = Math.Clamp(character.Density + 0.12, 0.3, 0.95),
        Breath = 0.1,
        Syncopation = character.Syncopation * 0.5,
    };

    /// <summary>The voices from high to low over some bars; absolute beats.</summary>
    public IReadOnlyList<IReadOnlyList<Tone>> Write(double start, int bars, int voices, bool canon)
    {
        int[] centres = voices == 2 ? [70 + dice.Between(-3, 3), 48 + dice.Between(-3, 3)] : [74, 62, 46];
        var unitBars = bars >= 8 && dice.Chance(0.5) ? 2 : 1;
        var unit = unitBars * metre.BarBeats;
        var order = dice.Shuffle(Enumerable.Range(0, voices));
        var subject = Invent(unit);
        var motifs = Enumerable.Range(0, (bars / unitBars) + 1)
            .Select(i => i == 0 ? subject : dice.Chance(0.4) ? subject.Inverted() : Invent(unit)).ToList();
        List<Tone>[] lines = [.. Enumerable.Range(0, voices).Select(_ => new List<Tone>())];
        for (var u = 0; u * unitBars < bars; u++)
        {
            var carrier = u < voices ? order[u] : dice.Chance(0.7) ? order[dice.Below(voices)] : -1;
            foreach (var v in order.OrderByDescending(v => v == carrier))
            {
                var entry = order.IndexOf(v);
                if (u < entry || (v != carrier && u >= voices && !canon && dice.Chance(0.12)))
                {
                    continue;
                }

                var at = start + (u * unit);
                var motif = canon ? motifs[u - entry] : v == carrier ? subject : Invent(unit);
                var loyalty = canon || v == carrier ? 0.9 : 0.12;
                var room = Math.Min(unit, start + (bars * metre.BarBeats) - at);
                Add(lines, v, motif, at, room, centres[v], loyalty);
            }
        }

        return lines;
    }

    private Motif Invent(double beats)
    {
        var height = dice.Between(-3.0, 3.0);
        var direction = dice.Chance(0.5) ? 1 : -1;
        var notes = new List<(double, double, double)>();
        foreach (var (start, length) in RhythmMaker.Make(metre, beats, _lively, dice))
        {
            notes.Add((start, length, height));
            height += direction * (dice.Chance(0.2) ? dice.Between(3.0, 8.0) : 1.8);
            if (dice.Chance(0.3) || Math.Abs(height) > 8)
            {
                direction = height > 3 ? -1 : height < -3 ? 1 : -direction;
            }
        }

        return new Motif(notes, beats);
    }

    private void Add(
        List<Tone>[] lines, int voice, Motif motif, double at, double beats, int centre, double loyalty)
    {
        var slots = new List<LineSlot>();
        var line = lines[voice];
        if (line.Count > 0)
        {
            slots.Add(new LineSlot(line[^1].Start, line[^1].Length, 0, line[^1].Pitch, 20));
        }

        foreach (var (start, length, height) in motif.Notes.Where(note => note.Start < beats - 1e-6))
        {
            var sounding = Math.Min(length, beats - start) * 0.97;
            slots.Add(new LineSlot(at + start, sounding, metre.Weight(start), centre + height, loyalty));
        }

        var solver = new LineSolver
        {
            Low = centre - 15,
            High = centre + 15,
            Chords = chords,
            Others = [.. lines.Where((_, i) => i != voice)],
            RepeatCost = 1.3,
            LeapCost = 0.9,
            ChromaticCost = 6,
            Whim = 0.5,
        };
        var pitches = solver.Solve(slots, dice);
        for (var i = line.Count > 0 ? 1 : 0; i < slots.Count; i++)
        {
            line.Add(new Tone(slots[i].Start, slots[i].Length, pitches[i], loyalty > 0.5 ? 0.76 : 0.66));
        }
    }
}
