using WeakSep.Composer.Performance;

namespace WeakSep.Composer.Roles;

/// <summary>
/// A short cell of scale notes repeated without pause; cells of different lengths shift against each other, and a cell
/// grows note by note over the passage or changes one note now and then.
/// </summary>
internal sealed record PatternRole(int Anchor, double StepBeats = 0.5) : IRole
{
    private static readonly int[] Lengths = [3, 4, 5, 6, 6, 7, 8, 8, 12, 16];

    /// <inheritdoc/>
    public void Play(Passage passage, Staff staff)
    {
        var length = passage.Habit.Pick(Lengths);
        int?[] cell =
        [
            .. Enumerable.Range(0, length)
                .Select(_ => passage.Habit.Chance(0.15) ? (int?)null : passage.Habit.Between(0, 6)),
        ];
        var grows = passage.Dice.Chance(0.35);
        var gate = passage.Habit.Between(0.5, 1.0);
        var i = 0;
        for (var beat = passage.Start; beat < passage.End - 1e-6; beat += StepBeats, i++)
        {
            var progress = (beat - passage.Start) / (passage.End - passage.Start);
            var used = grows ? Math.Clamp((int)(progress * 1.6 * length) + 2, 2, length) : length;
            if (i % (length * 4) == 0 && i > 0 && passage.Dice.Chance(0.4))
            {
                cell[passage.Dice.Below(length)] = passage.Dice.Between(0, 6);
            }

            if (i % length >= used || cell[i % length] is not { } step)
            {
                continue;
            }

            var span = passage.Chords.At(beat);
            var tones = span.Chord.Tones.With(span.Scale.Step(span.Chord.Root, 1));
            var pitch = tones.Step(tones.Nearest(Anchor), step);
            staff.Add(beat, StepBeats * gate, pitch, passage.Loudness(beat, 0.62) + (i % length == 0 ? 0.06 : 0));
        }
    }
}
