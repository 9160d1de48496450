using WeakSep.Composer.Harmony;
using WeakSep.Composer.Performance;
using WeakSep.Composer.Rhythm;

namespace WeakSep.Composer.Melody;

/// <summary>
/// Writes tunes: a motif is invented, then repeated, put in sequence, inverted and cut into phrases that ask and
/// answer; the phrases follow an arch and end on chord tones with a breath.
/// </summary>
internal sealed class ThemeWriter(Metre metre, ChordTrack chords, Key key, MelodyCharacter character, Dice dice)
{
    private static readonly string[] PhrasePlans = ["aaba", "aabc", "abac", "abab", "aaab", "abcb", "aa'bc"];

    /// <summary>A tune of some bars from a start beat, centred on a pitch. Times are absolute beats.</summary>
    public List<Tone> Write(double start, int bars, int centre)
    {
        var motif = Invent(bars >= 8 && dice.Chance(0.6) ? 2 : 1);
        var other = Invent((int)Math.Round(motif.Beats / metre.BarBeats));
        var slots = new List<LineSlot>();
        var plan = dice.Pick(PhrasePlans).Replace("'", "", StringComparison.Ordinal);
        var unit = motif.Beats;
        var units = Math.Max(1, (int)Math.Round(bars * metre.BarBeats / unit));
        var phraseUnits = Math.Min(units, 4);
        for (var i = 0; i < units; i++)
        {
            var form = plan[i % plan.Length] switch
            {
                'a' => motif,
                'b' => other,
                _ => dice.Chance(0.5) ? motif.Inverted() : other.Scaled(1.3),
            };
            var closes = (i + 1) % phraseUnits == 0 || i == units - 1;
            var opens = i % 2 == 1 && bars * metre.BarBeats / unit >= 4;
            AddUnit(slots, form, start + (i * unit), centre + Arch(i, units), closes, opens);
        }

        AddPickup(slots, start);

        return Voice(slots, centre);
    }

    private double Arch(int i, int units)
    {
        var x = units == 1 ? 0.5 : (double)i / (units - 1);

        return (Math.Sin(Math.PI * Math.Min(1, x * 1.15)) * character.Compass * 0.3) - 2;
    }

    private Motif Invent(int bars)
    {
        var beats = bars * metre.BarBeats;
        var rhythm = RhythmMaker.Make(metre, beats, character, dice);
        var notes = new List<(double, double, double)>();
        var height = 0.0;
        var direction = dice.Chance(0.5) ? 1 : -1;
        foreach (var (at, length) in rhythm)
        {
            notes.Add((at, length, height));
            if (dice.Chance(character.Repeats * 0.6))
            {
                continue;
            }

            var leap = dice.Chance(character.Leaps * 0.7);
            height += direction * (leap ? dice.Between(3.0, 8.0) : dice.Between(1.2, 2.2));
            if (leap || dice.Chance(0.3) || Math.Abs(height) > character.Compass / 2.0)
            {
                direction = height > 0 && Math.Abs(height) > 3 ? -1 : -direction;
            }
        }

        return new Motif(notes, beats);
    }

    private void AddUnit(List<LineSlot> slots, Motif motif, double start, double level, bool closes, bool breathes)
    {
        var end = start + motif.Beats;
        var breath = closes || breathes ? character.Breath * dice.Between(0.5, 1.5) * metre.BarBeats : 0;
        var stop = end - Math.Min(breath, motif.Beats * 0.5);
        var lastStart = closes ? Math.Max(start, stop - metre.PulseBeats * dice.Between(1, 2)) : end;
        foreach (var (at, length, height) in motif.Notes)
        {
            var time = start + at;
            if (time >= stop - 0.1 || (closes && time > lastStart + 1e-6))
            {
                continue;
            }

            var stress = metre.Weight(time - start);
            slots.Add(new LineSlot(time, Math.Min(length, stop - time), stress, level + height, 0.35));
        }

        if (closes && slots.Count > 0)
        {
            var last = slots[^1];
            slots[^1] = last with { Length = Math.Max(last.Length, stop - last.Start), Stress = 1.2 };
        }
    }

    private void AddPickup(List<LineSlot> slots, double start)
    {
        if (slots.Count == 0 || start < 1 || !dice.Chance(character.Pickups))
        {
            return;
        }

        var count = dice.Between(1, 3);
        var length = metre.IsCompound || character.Density > 0.3 ? 0.5 : 1.0;
        for (var i = count; i >= 1; i--)
        {
            slots.Insert(count - i,
                new LineSlot(start - (i * length), length, 0.2, slots[count - i].Target - (1.5 * i), 0.3));
        }
    }

    private List<Tone> Voice(List<LineSlot> slots, int centre)
    {
        var half = character.Compass / 2 + 3;
        var solver = new LineSolver
        {
            Low = centre - half,
            High = centre + half,
            Chords = chords,
            Flavour = Flavour(),
            FlavourCost = character.Blue ? 0.9 : 0.9 * character.Pentatonic,
            LeapCost = 1.3 - (character.Leaps * 0.9),
            RepeatCost = 0.75 - (0.8 * character.Repeats),
            ChromaticCost = character.Chromatics > 0.3 ? 1.6 : character.Chromatics > 0.1 ? 3 : 7,
            Whim = 0.6,
        };
        var pitches = solver.Solve(slots, dice);
        var tones = new List<Tone>(slots.Count);
        for (var i = 0; i < slots.Count; i++)
        {
            var loudness = 0.68 + (0.1 * (slots[i].Stress - 0.4)) + (0.01 * (pitches[i] - centre));
            tones.Add(new Tone(slots[i].Start, slots[i].Length, pitches[i], Math.Clamp(loudness, 0.4, 0.95)));
        }

        return tones;
    }

    private PitchSet? Flavour()
    {
        if (character.Blue)
        {
            return PitchSet.Of(key.Tonic, Mode.BluesScale).With(key.Tonic + (key.Mode.IsMinor ? 3 : 4));
        }

        return character.Pentatonic > 0.05 ? key.Pentatonic() : null;
    }
}
