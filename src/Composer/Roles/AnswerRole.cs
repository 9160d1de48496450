using WeakSep.Composer.Melody;
using WeakSep.Composer.Performance;

namespace WeakSep.Composer.Roles;

/// <summary>Call and response: short licks where the tune rests, silence elsewhere.</summary>
internal sealed record AnswerRole(int Centre, Thickening Thickening = Thickening.None) : IRole
{
    private const double ShortestGapBeats = 0.9;

    /// <inheritdoc/>
    public void Play(Passage passage, Staff staff)
    {
        var line = new List<Tone>();
        var free = passage.Start;
        foreach (var tone in passage.Material.Theme.OrderBy(tone => tone.Start))
        {
            var start = tone.Start + passage.SectionStart;
            // A long note of the tune leaves room in its second half.
            var busyUntil = start + Math.Min(tone.Length, 1.5);
            if (start > free + ShortestGapBeats && start <= passage.End)
            {
                Lick(passage, free, start, line);
            }

            free = Math.Max(free, busyUntil);
        }

        if (passage.End > free + ShortestGapBeats)
        {
            Lick(passage, free, passage.End, line);
        }

        foreach (var tone in line)
        {
            staff.Add(tone);
            foreach (var extra in Thickener.Under(tone, Thickening, passage.Chords.At(tone.Start)))
            {
                staff.Add(tone with { Pitch = extra, Loudness = tone.Loudness - 0.1 });
            }
        }

        if (Thickening == Thickening.None)
        {
            StringTouch.Apply(passage, staff, line);
        }
    }

    private void Lick(Passage passage, double from, double to, List<Tone> line)
    {
        if (passage.Dice.Chance(0.2))
        {
            return;
        }

        var character = passage.Character with { Density = Math.Min(0.9, passage.Character.Density + 0.2) };
        var beats = Math.Floor((to - from) * 2) / 2;
        var start = Math.Ceiling(from * 2) / 2;
        var slope = passage.Dice.Between(-2.0, 2.0);
        var slots = RhythmMaker.Make(passage.Metre, beats, character, passage.Dice)
            .Where(note => start + note.Start < to - 0.1)
            .Select((note, i) => new LineSlot(
                start + note.Start,
                note.Length * 0.92,
                passage.Weight(start + note.Start) * 0.7,
                Centre + (slope * (i - 2)),
                0.2))
            .ToList();
        var solver = new LineSolver
        {
            Low = Math.Max(passage.Player.Low, Centre - 10),
            High = Math.Min(passage.Player.High, Centre + 13),
            Chords = passage.Chords,
            Flavour = passage.Character.Pentatonic > 0.2 ? passage.Key.Pentatonic() : null,
            ChromaticCost = 4,
            Whim = 0.9,
        };
        var pitches = solver.Solve(slots, passage.Dice);
        for (var i = 0; i < slots.Count; i++)
        {
            line.Add(new Tone(slots[i].Start, slots[i].Length, pitches[i], passage.Loudness(slots[i].Start, 0.7)));
        }
    }
}
