using WeakSep.Composer.Performance;

namespace WeakSep.Composer.Roles;

/// <summary>Long notes: one per chord or bar, or a pedal point on the tonic.</summary>
internal sealed record LongBass(int Anchor = 38, bool Pedal = false) : IRole
{
    /// <summary>Share of the written length that sounds.</summary>
    public double Gate { get; init; } = 0.97;

    /// <inheritdoc/>
    public void Play(Passage passage, Staff staff)
    {
        var octave = passage.Habit.Chance(0.25);
        if (Pedal)
        {
            foreach (var bar in passage.BarStarts)
            {
                Add(passage, staff, bar, passage.Metre.BarBeats, passage.Key.Tonic, octave);
            }

            return;
        }

        foreach (var span in passage.Chords.Within(passage.Start, passage.End))
        {
            var end = Math.Min(span.End, passage.End);
            for (var at = span.Start; at < end - 1e-6; at += passage.Metre.BarBeats)
            {
                Add(passage, staff, at, Math.Min(passage.Metre.BarBeats, end - at), span.Chord.Bass, octave);
            }
        }
    }

    private void Add(Passage passage, Staff staff, double start, double length, int pitchClass, bool octave)
    {
        var pitch = ChordFigure.Near(pitchClass, Anchor);
        staff.Add(start, length * Gate, pitch, passage.Loudness(start, 0.66));
        if (octave && pitch - 12 >= passage.Player.Low)
        {
            staff.Add(start, length * Gate, pitch - 12, 0.62);
        }
    }
}
