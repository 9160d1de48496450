using WeakSep.Composer.Harmony;

namespace WeakSep.Composer.Roles;

/// <summary>
/// The meaning of figure letters for single notes over a chord: R root, 2 to 7 steps of the chord's scale, 8 octave, 9
/// and T ninth and tenth, W twelfth, L the fifth below, K the octave below, B the chord's bass note, N the next root, a
/// an approach to it.
/// </summary>
internal static class ChordFigure
{
    /// <summary>Pitch of a letter above a root; null for letters that mean something else.</summary>
    public static int? Pitch(char symbol, ChordSpan span, ChordSpan next, int root, Dice dice)
    {
        var quality = span.Chord.Quality;

        return symbol switch
        {
            'R' or 'r' or 'x' or 'm' => root,
            'B' => Near(span.Chord.Bass, root),
            '2' => span.Scale.Step(root, 1),
            '3' => root + quality.Third,
            '4' => root + 5,
            '5' => root + quality.Fifth,
            '6' => span.Scale.Contains(root + 9) ? root + 9 : root + 8,
            '7' => root + (quality.Seventh ?? (span.Scale.Contains(root + 10) ? 10 : 11)),
            '8' => root + 12,
            '9' => span.Scale.Step(root + 12, 1),
            'T' => root + 12 + quality.Third,
            'W' => root + 12 + quality.Fifth,
            'L' => root + quality.Fifth - 12,
            'K' => root - 12,
            'N' => Near(next.Chord.Bass, root),
            'a' => Approach(Near(next.Chord.Bass, root), span, dice),
            _ => null,
        };
    }

    /// <summary>The pitch of a class nearest to a reference.</summary>
    public static int Near(int pitchClass, int reference)
    {
        var up = PitchSet.Class(pitchClass - reference);

        return up > 6 ? reference + up - 12 : reference + up;
    }

    private static int Approach(int goal, ChordSpan span, Dice dice) => dice.Below(4) switch
    {
        0 => goal - 1,
        1 => goal + 1,
        2 => span.Scale.Step(goal, -1),
        _ => span.Scale.Step(goal, 1),
    };
}
