using WeakSep.Composer.Performance;
using WeakSep.Composer.Rhythm;
using WeakSep.Composer.Roles;

namespace WeakSep.Composer.Form;

/// <summary>Cuts holes into the written parts: breaks before a new section, stop-time behind a soloist.</summary>
internal sealed class BreakWriter(Metre metre, double chance, Dice dice)
{
    /// <summary>Applies breaks to a section that has just been written.</summary>
    public void Apply(SectionPlan section, IReadOnlyList<Assignment> assignments, Dictionary<Player, Staff> staves)
    {
        var end = section.Start + (section.Bars * metre.BarBeats);
        var active = assignments.Select(a => a.Player).Distinct().ToList();
        if (section.IsSolo && active.Count > 1 && dice.Chance(chance * 0.7))
        {
            StopTime(section, assignments, staves);
        }

        if (!dice.Chance(chance) || section.Bars < 4)
        {
            return;
        }

        var length = dice.Pick([metre.PulseBeats, metre.BarBeats / 2, metre.BarBeats, metre.BarBeats]);
        var survivor = dice.Chance(0.3) ? null : dice.Pick(active);
        foreach (var player in active.Where(player => player != survivor))
        {
            staves[player].Cut(end - length, end);
        }
    }

    private void StopTime(SectionPlan section, IReadOnlyList<Assignment> assignments, Dictionary<Player, Staff> staves)
    {
        var every = dice.Chance(0.6) ? 1 : 2;
        var bars = Math.Min(section.Bars, dice.Pick([4, 8, 12]));
        foreach (var player in assignments.Where(a => !a.IsLead).Select(a => a.Player).Distinct())
        {
            for (var bar = 0; bar < bars; bar += every)
            {
                var from = section.Start + (bar * metre.BarBeats);
                staves[player].Cut(from + (metre.PulseBeats * 0.5), from + (every * metre.BarBeats));
            }
        }
    }
}
