using WeakSep.Composer.Performance;

namespace WeakSep.Composer.Roles;

/// <summary>
/// The rock-and-roll shuffle on two strings: root and fifth, then root and sixth, sometimes the seventh.
/// </summary>
internal sealed record BoogieGuitar(int Anchor) : IRole
{
    /// <inheritdoc/>
    public void Play(Passage passage, Staff staff)
    {
        int[] tops = passage.Habit.Below(3) switch
        {
            0 => [7, 7, 9, 9],
            1 => [7, 7, 9, 9, 10, 10, 9, 9],
            _ => [7, 9],
        };
        var muted = passage.Habit.Chance(0.4);
        var i = 0;
        for (var beat = passage.Start; beat < passage.End - 1e-6; beat += 0.5)
        {
            var root = ChordFigure.Near(passage.Chords.At(beat).Chord.Root, Anchor);
            var length = muted && i % 2 == 1 ? 0.2 : 0.42;
            var loudness = passage.Loudness(beat, 0.7);
            staff.Add(beat, length, root, loudness);
            staff.Add(beat, length, root + tops[i % tops.Length], loudness, 0.003);
            i++;
        }
    }
}
