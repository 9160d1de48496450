using WeakSep.Composer.Harmony;
using WeakSep.Composer.Performance;
using WeakSep.Composer.Rhythm;
using WeakSep.Composer.Roles;
using WeakSep.Composer.Styles;
using WeakSep.MidiScore;

namespace WeakSep.Composer.Form;

/// <summary>Writes one piece: plan, harmony, tunes, orchestration, parts, performance.</summary>
internal sealed class PieceWriter(StyleSheet style, CompositionSettings settings, Dice dice)
{
    /// <summary>The finished piece.</summary>
    public Composition Write()
    {
        var metre = style.Metres.Draw(dice);
        var bpm = Math.Round(dice.Between(style.Tempo.Low, style.Tempo.High), dice.Chance(0.6) ? 0 : 2);
        var key = new Key(dice.Below(12), style.Modes.Draw(dice));
        var players = BandMaker.Make(style, settings, dice.Fork("band"));
        var seconds = dice.Between(settings.MinSeconds, settings.MaxSeconds);
        var reserve = (2 * metre.BarBeats * 60 / bpm) + (0.03 * seconds);      // last chord and slowing
        var wishedBeats = Math.Max(settings.MinSeconds, seconds - reserve) * bpm / 60;
        var sections = FormPlanner.Plan(style, key, metre.BarBeats, wishedBeats, dice.Fork("form"));
        var chords = HarmonyPlanner.Plan(style, sections, metre, dice.Fork("harmony"));
        var manner = MannerMaker.Make(style.Feel, settings, dice.Fork("manner"));

        var staves = players.ToDictionary(player => player, _ => new Staff());
        var notated = dice.Fork("notation").Chance(manner.IsDeadpan ? 0.8 : 0.3);
        WriteSections(sections, chords, metre, bpm, players, staves, notated);
        var end = sections[^1].Start + (sections[^1].Bars * metre.BarBeats);
        EndingWriter.Write(staves, chords, end, metre, dice.Fork("ending"));

        var tempo = TempoPlanner.Plan(
            sections, end + metre.BarBeats, metre, bpm, style.Feel, manner.IsDeadpan, dice.Fork("tempo"));
        var dynamics = TempoPlanner.Dynamics(sections, metre, dice.Fork("dynamics"));
        var performer = new Performer(tempo, dynamics, manner, dice.Fork("performance"));
        var parts = players
            .Where(player => staves[player].Tones.Count > 0)
            .Select((player, channel) => performer.Perform(new PerformedPart(player, staves[player]), channel))
            .ToArray();
        var form = string.Join(' ', sections.Select(s => FormattableString.Invariant($"{s.Label}{s.Bars}")));

        return new Composition(new Score(parts, tempo), style.Name, key.Name, bpm, form);
    }

    private void WriteSections(
        List<SectionPlan> sections, ChordTrack chords, Metre metre, double bpm, IReadOnlyList<Player> players,
        Dictionary<Player, Staff> staves, bool notated)
    {
        var orchestrator = new Orchestrator(style, players, staves, metre, dice.Fork("orchestra"));
        var materials = new MaterialBook(metre, chords, style.Melody, dice.Fork("tunes"));
        var breaks = new BreakWriter(metre, style.Breaks, dice.Fork("breaks"));
        foreach (var section in sections)
        {
            var assignments = orchestrator.Assign(section);
            var material = materials.For(section, orchestrator.TextureOf(section));
            foreach (var assignment in assignments.OrderBy(assignment => assignment.Role is DoubleRole))
            {
                var together = assignments.Where(other => other.FirstBar == assignment.FirstBar).ToList();
                var name = FormattableString.Invariant($"{section.Source} {assignment.Player.Name}");
                var passage = new Passage
                {
                    Player = assignment.Player,
                    Start = section.Start + (assignment.FirstBar * metre.BarBeats),
                    Bars = assignment.Bars,
                    SectionStart = section.Start,
                    Metre = metre,
                    Chords = chords,
                    Key = section.Key,
                    Dice = dice.Fork(FormattableString.Invariant($"{name} {section.Start} {assignment.FirstBar}")),
                    Habit = dice.Fork(name),
                    Material = material,
                    Character = style.Melody,
                    BeatsPerMinute = bpm,
                    Energy = section.Energy,
                    IsNotated = notated,
                    HasBass = together.Exists(other => other.Player.Instrument == Instrument.Bass),
                    HasChords = together.Exists(other => !other.IsLead && other.Player != assignment.Player
                        && other.Player.Instrument != Instrument.Bass),
                    HasLead = together.Exists(other => other.IsLead && other.Player != assignment.Player),
                };
                assignment.Role.Play(passage, staves[assignment.Player]);
            }

            breaks.Apply(section, assignments, staves);
        }
    }
}
