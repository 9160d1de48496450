using WeakSep.Composer.Performance;

namespace WeakSep.Composer.Roles;

/// <summary>Bends, slides and vibrato on the notes of a single-note line.</summary>
internal static class StringTouch
{
    /// <summary>Adds gestures to a line that the staff already holds.</summary>
    public static void Apply(Passage passage, Staff staff, IReadOnlyList<Tone> line)
    {
        var program = passage.Player.Program;
        var expressive = program switch
        {
            29 or 30 => 0.45,
            27 or 26 => 0.22,
            35 => 0.4,
            24 or 25 => 0.1,
            _ => 0.12,
        };
        foreach (var tone in line)
        {
            var seconds = tone.Length * passage.BeatSeconds;
            if (seconds < 0.22 || !passage.Dice.Chance(expressive))
            {
                continue;
            }

            if (seconds > 0.45 && passage.Dice.Chance(0.5))
            {
                staff.Bend(tone.Start, tone.Length, BendKind.Vibrato, passage.Dice.Between(0.12, 0.4));
            }
            else if (program is 27 or 29 or 30 && passage.Dice.Chance(0.5))
            {
                staff.Bend(tone.Start, tone.Length, BendKind.PushUp, passage.Dice.Chance(0.6) ? 2 : 1);
            }
            else
            {
                var kind = passage.Dice.Chance(0.8) ? BendKind.SlideIn : BendKind.FallOff;
                staff.Bend(tone.Start, tone.Length, kind, passage.Dice.Between(1, 2));
            }
        }
    }
}
