using WeakSep.Composer.Harmony;
using WeakSep.Composer.Performance;

namespace WeakSep.Composer.Roles;

/// <summary>Finds the notes under a tune.</summary>
internal static class Thickener
{
    /// <summary>The added pitches for one note.</summary>
    public static IEnumerable<int> Under(Tone tone, Thickening kind, ChordSpan span) => kind switch
    {
        Thickening.Octaves => [tone.Pitch - 12],
        Thickening.Thirds => [Consonant(tone.Pitch, -2, span)],
        Thickening.Sixths => [Consonant(tone.Pitch, -5, span)],
        Thickening.Chords when tone.Length >= 0.45 => ChordNotes(tone.Pitch, span),
        _ => [],
    };

    // Parallel thirds bend to a chord note where the plain third would contradict the harmony.
    private static int Consonant(int pitch, int steps, ChordSpan span)
    {
        var below = span.Scale.Step(pitch, steps);
        var chord = span.Chord.Core;
        if (!chord.Contains(pitch) || chord.Contains(below))
        {
            return below;
        }

        return chord.Step(below + 1, -1) is var lower && pitch - lower < 10 ? lower : below;
    }

    private static IEnumerable<int> ChordNotes(int pitch, ChordSpan span)
    {
        var chord = span.Chord.Core;
        var first = chord.Step(pitch - 2, chord.Contains(pitch - 2) ? 0 : -1);
        if (first > pitch - 2)
        {
            first = chord.Step(first, -1);
        }

        return [first, chord.Step(first, -1)];
    }
}
