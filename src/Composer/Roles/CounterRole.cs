using WeakSep.Composer.Melody;
using WeakSep.Composer.Performance;

namespace WeakSep.Composer.Roles;

/// <summary>
/// A second melody that moves where the tune rests and avoids clashing with it; also the melodic bass line.
/// </summary>
internal sealed record CounterRole(int Centre, double Density = 0.3) : IRole
{
    /// <summary>True if chord roots pull on strong beats, as in a bass line.</summary>
    public bool IsBass { get; init; }

    /// <summary>Share of notes left out.</summary>
    public double Rests { get; init; } = 0.1;

    /// <inheritdoc/>
    public void Play(Passage passage, Staff staff)
    {
        var character = passage.Character with { Density = Density, Syncopation = passage.Character.Syncopation * 0.5 };
        var theme = passage.Material.Theme
            .Select(tone => tone with
            {
                Start = tone.Start + passage.SectionStart,
                Pitch = tone.Pitch + passage.Material.Transposition,
            })
            .ToArray();
        var slots = new List<LineSlot>();
        var height = 0.0;
        foreach (var bar in passage.BarStarts)
        {
            var rhythm = RhythmMaker.Make(passage.Metre, passage.Metre.BarBeats, character, passage.Dice);
            foreach (var (start, length) in rhythm)
            {
                var stress = passage.Metre.Weight(start);
                height = Math.Clamp(height + passage.Dice.Between(-2.5, 2.5), -6, 6);
                if (stress < 0.5 && passage.Dice.Chance(Rests))
                {
                    continue;
                }

                var fresh = IsBass && stress > 0.7;
                var target = fresh
                    ? ChordFigure.Near(passage.Chords.At(bar + start).Chord.Bass, Centre)
                    : Centre + height;
                slots.Add(new LineSlot(bar + start, length * 0.96, stress, target, fresh ? 0.9 : 0.15));
            }
        }

        var solver = new LineSolver
        {
            Low = Math.Max(passage.Player.Low, Centre - 12),
            High = Math.Min(passage.Player.High, Centre + 12),
            Chords = passage.Chords,
            Others = passage.HasLead ? [theme] : [],
            RepeatCost = 1.2,
            Whim = 0.7,
        };
        var pitches = solver.Solve(slots, passage.Dice);
        for (var i = 0; i < slots.Count; i++)
        {
            staff.Add(slots[i].Start, slots[i].Length, pitches[i], passage.Loudness(slots[i].Start, 0.66));
        }
    }
}
