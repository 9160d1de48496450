using WeakSep.Composer.Performance;
using WeakSep.Composer.Rhythm;
using WeakSep.MidiScore;

namespace WeakSep.Composer.Form;

/// <summary>Shapes tempo and loudness over the sections.</summary>
internal static class TempoPlanner
{
    private const int PhraseBars = 4;

    /// <summary>Tempo in steps of a beat: phrase rubato, slight differences of sections, slowing at ends.</summary>
    public static TempoMap Plan(
        IReadOnlyList<SectionPlan> sections, double end, Metre metre, double bpm, Feel feel, bool deadpan, Dice dice)
    {
        (double, int, int)[] signature = [(0, metre.Count, metre.Unit)];
        if (deadpan && (feel.Rubato < 0.05 || dice.Chance(0.7)))
        {
            return TempoMap.FromQuarters([(0, bpm)], signature);
        }

        var slowing = dice.Chance(0.6) ? feel.Ritardando * dice.Between(0.5, 1.3) : 0;
        var rubato = feel.Rubato * dice.Between(0.3, 1.4);
        var changes = new List<(double, double)>();
        foreach (var section in sections)
        {
            var own = 1 + (dice.Normal() * Math.Min(0.02, feel.Rubato * 0.6));
            var length = section.Bars * metre.BarBeats;
            var holdsBack = rubato > 0.04 && dice.Chance(0.5);
            for (var beat = 0.0; beat < length; beat += 0.5)
            {
                var phrase = beat / (PhraseBars * metre.BarBeats) % 1;
                var arch = Math.Sin(Math.PI * phrase) - 0.5;
                var brake = holdsBack && length - beat <= metre.BarBeats
                    ? 1 - (rubato * 1.5 * (1 - ((length - beat) / metre.BarBeats)))
                    : 1;
                var remaining = end - (section.Start + beat);
                var final = 1 - (slowing * Math.Max(0, 1 - (remaining / (3 * metre.BarBeats))));
                var wobble = 1 + (dice.Normal() * rubato * 0.15);
                changes.Add((section.Start + beat, bpm * own * (1 + (rubato * arch)) * brake * final * wobble));
            }
        }

        return TempoMap.FromQuarters(changes, signature);
    }

    /// <summary>Loudness over beats: a level for each section, swells within, sometimes a slow build.</summary>
    public static DynamicsCurve Dynamics(IReadOnlyList<SectionPlan> sections, Metre metre, Dice dice)
    {
        var curve = new DynamicsCurve();
        var contrast = dice.Between(0.1, 0.5);
        foreach (var section in sections)
        {
            var level = 0.92 - contrast + (contrast * section.Energy) + (dice.Normal() * 0.03);
            var length = section.Bars * metre.BarBeats;
            var swell = dice.Chance(0.35) ? dice.Between(-0.15, 0.2) : 0;
            curve.Add(section.Start, Math.Clamp(level - (swell / 2), 0.3, 1));
            curve.Add(section.Start + length - 0.25, Math.Clamp(level + (swell / 2), 0.3, 1));
        }

        return curve;
    }
}
