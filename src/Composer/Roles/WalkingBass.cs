using WeakSep.Composer.Melody;
using WeakSep.Composer.Performance;

namespace WeakSep.Composer.Roles;

/// <summary>
/// One note per beat: roots on new chords, chord and scale tones between, a half step into the next chord.
/// </summary>
internal sealed record WalkingBass(int Anchor = 40) : IRole
{
    /// <summary>Beats per note: 1 walks, 2 is a two-beat feel, 0.5 runs.</summary>
    public double StepBeats { get; init; } = 1;

    /// <summary>Share of skipped or doubled notes.</summary>
    public double Skips { get; init; } = 0.12;

    /// <inheritdoc/>
    public void Play(Passage passage, Staff staff)
    {
        var slots = new List<LineSlot>();
        var wander = passage.Dice.Between(-3.0, 3.0);
        for (var beat = passage.Start; beat < passage.End - 1e-6; beat += StepBeats)
        {
            var span = passage.Chords.At(beat);
            var fresh = Math.Abs(beat - span.Start) < 0.01;
            var beforeChange = span.End - beat <= StepBeats + 0.01;
            wander = Math.Clamp(wander + passage.Dice.Between(-2.5, 2.5), -7, 7);
            var target = fresh ? ChordFigure.Near(span.Chord.Bass, Anchor + (int)(wander / 2)) : Anchor + wander;
            slots.Add(new LineSlot(beat, StepBeats, fresh ? 1 : beforeChange ? 0.05 : 0.4, target, fresh ? 1.5 : 0.12));
        }

        var solver = new LineSolver
        {
            Low = passage.Player.Low,
            High = Anchor + 16,
            Chords = passage.Chords,
            RepeatCost = 1.8,
            LeapCost = 0.9,
            ChromaticCost = 0.9,
            Whim = 0.9,
        };
        var pitches = solver.Solve(slots, passage.Dice);
        for (var i = 0; i < slots.Count; i++)
        {
            Write(passage, staff, slots[i], pitches[i]);
        }
    }

    private void Write(Passage passage, Staff staff, LineSlot slot, int pitch)
    {
        var loudness = passage.Loudness(slot.Start, 0.72);
        if (passage.Dice.Chance(Skips) && StepBeats >= 1)
        {
            staff.Add(slot.Start, StepBeats * 0.5, pitch, loudness);
            var ghost = passage.Dice.Chance(0.4);
            staff.Add(slot.Start + (StepBeats * 0.5), ghost ? 0.15 : StepBeats * 0.45, pitch, ghost ? 0.35 : 0.6);
        }
        else
        {
            staff.Add(slot.Start, StepBeats * passage.Dice.Between(0.86, 0.98), pitch, loudness);
        }
    }
}
