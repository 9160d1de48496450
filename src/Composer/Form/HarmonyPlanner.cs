using WeakSep.Composer.Harmony;
using WeakSep.Composer.Rhythm;
using WeakSep.Composer.Styles;

namespace WeakSep.Composer.Form;

/// <summary>Gives every section its chords; sections of one source share a progression.</summary>
internal static class HarmonyPlanner
{
    /// <summary>The chords of the whole piece.</summary>
    public static ChordTrack Plan(StyleSheet style, IReadOnlyList<SectionPlan> sections, Metre metre, Dice dice)
    {
        var known = new Dictionary<(char, bool), Progression>();
        var track = new ChordTrack();
        for (var i = 0; i < sections.Count; i++)
        {
            var section = sections[i];
            var minor = section.Key.Mode.IsMinor;
            if (!known.TryGetValue((section.Source, minor), out var progression))
            {
                progression = dice.Chance(style.FunctionalShare)
                    ? Progression.Parse(FunctionalHarmony.Write(minor, dice.Chance(0.5) ? 8 : 4, dice))
                    : Progression.Parse((minor ? style.Minor : style.Major).Draw(dice));
                known[(section.Source, minor)] = progression;
            }

            var fitted = progression.Fitted(section.Bars, minor && dice.Chance(0.3) ? "i" : "V7");
            if (section.Label == 'I' && dice.Chance(0.3))
            {
                fitted = Progression.Parse(progression.Bars[0][0]).Fitted(section.Bars, progression.Bars[0][0]);
            }

            if (i == sections.Count - 1)
            {
                fitted = Closed(fitted, minor);
            }

            fitted.AppendTo(track, section.Key, metre.BarBeats);
        }

        var home = sections[^1].Key;
        track.Append(metre.BarBeats, RomanNumerals.Parse(home.Mode.IsMinor ? "i" : "I", home), home);

        return track;
    }

    private static Progression Closed(Progression progression, bool minor) => progression.Bars.Count < 2
        ? progression
        : new Progression(
        [
            .. progression.Bars.Take(progression.Bars.Count - 1),
            [minor ? "V7" : progression.Bars.Count % 3 == 0 ? "IV" : "V7"],
        ]);
}
