using WeakSep.Composer.Performance;
using WeakSep.Composer.Rhythm;
using WeakSep.Composer.Roles;
using WeakSep.Composer.Styles;
using WeakSep.MidiScore;

namespace WeakSep.Composer.Form;

/// <summary>
/// Decides who plays in each section and what: solos, duos and the whole band take turns, a player keeps his part when
/// a section comes back, and entries are layered.
/// </summary>
internal sealed class Orchestrator(
    StyleSheet style, IReadOnlyList<Player> players, IReadOnlyDictionary<Player, Staff> staves, Metre metre, Dice dice)
{
    private const double KeepPart = 0.75;

    private readonly Dictionary<(char Label, string Player, string Function), IRole> _memory = [];
    private readonly Dictionary<char, Player?> _leads = [];
    private readonly Dictionary<char, Texture> _textures = [];
    private readonly HashSet<char> _riffs = [];
    private readonly HashSet<char> _seen = [];
    // Some bands all play all the time, others take turns.
    private readonly double _thinness = dice.Chance(0.45) ? 0.1 : dice.Between(0.5, 1.15);

    private HashSet<Instrument> _last = [];

    /// <summary>The texture of a section; the same whenever its source comes back.</summary>
    public Texture TextureOf(SectionPlan section)
    {
        if (section.IsSolo)
        {
            return Texture.Band;
        }

        if (!_textures.TryGetValue(section.Source, out var texture))
        {
            texture = _textures[section.Source] = style.Textures.Draw(dice);
        }

        return texture;
    }

    /// <summary>The assignments of one section.</summary>
    public List<Assignment> Assign(SectionPlan section)
    {
        if (_seen.Add(section.Source) && dice.Chance(style.RiffShare))
        {
            _riffs.Add(section.Source);
        }

        var assignments = new List<Assignment>();
        var first = 0;
        foreach (var bars in Slices(section))
        {
            var active = Active(section);
            var dealt = VoiceDealer.Deal(TextureOf(section), active, dice);
            var lead = dealt is null ? Lead(section, active) : active[0];
            var slice = new List<Assignment>();
            for (var i = 0; i < active.Count; i++)
            {
                var role = dealt?[i] ?? Role(section, active[i], lead, active);
                slice.Add(new Assignment(active[i], role, first, bars, ReferenceEquals(active[i], lead)));
            }

            assignments.AddRange(dealt is null ? WithDoubling(slice) : slice);
            first += bars;
        }

        return assignments;
    }

    // One of the accompanists leaves his part and plays along with the bass or the tune.
    private List<Assignment> WithDoubling(List<Assignment> slice)
    {
        var sources = slice.Where(a => a.IsLead || a.Player.Instrument == Instrument.Bass).ToList();
        var targets = slice.Where(a => !a.IsLead && a.Player.Instrument != Instrument.Bass).ToList();
        if (sources.Count == 0 || targets.Count == 0 || !dice.Chance(style.Doublings))
        {
            return slice;
        }

        var source = dice.Pick(sources);
        var target = dice.Pick(targets);
        var octaves = source.Player.Instrument == Instrument.Bass ? dice.Pick([0, 1, 1]) : dice.Pick([-1, -1, 0, 1, 1]);
        var doubled = new DoubleRole(staves[source.Player], octaves, source.IsLead);

        return [.. slice.Select(a => a == target ? a with { Role = doubled } : a)];
    }

    private IEnumerable<int> Slices(SectionPlan section)
    {
        var size = section.Bars;
        while (size * metre.BarBeats >= 24 && size % 2 == 0 && dice.Chance(0.45))
        {
            size /= 2;
        }

        for (var left = section.Bars; left > 0; left -= size)
        {
            yield return Math.Min(size, left);
        }
    }

    private List<Player> Active(SectionPlan section)
    {
        var classes = players.Select(player => player.Instrument).Distinct().ToList();
        var thin = section.IsThin ? 1.0 : 0;
        var weights = new Weighted<int>
        {
            { 1, (0.17 + (thin * 0.3) - (section.Energy * 0.1)) * _thinness },
            { 2, 0.3 * _thinness },
            { 3, 0.6 - (thin * 0.25) + (section.Energy * 0.15) },
        };
        var count = Math.Min(classes.Count, weights.Draw(dice));
        HashSet<Instrument> chosen = [.. Draw(classes, count)];
        if (chosen.SetEquals(_last) && count < classes.Count)
        {
            chosen = [.. Draw(classes, count)];     // a second try makes a change of colour likelier
        }

        _last = chosen;

        return [.. players.Where(player => chosen.Contains(player.Instrument)
            && (player.Index == 0 || dice.Chance(0.6)))];
    }

    private IEnumerable<Instrument> Draw(List<Instrument> classes, int count)
    {
        var left = new List<Instrument>(classes);
        for (var i = 0; i < count; i++)
        {
            var weights = new Weighted<Instrument>();
            foreach (var instrument in left)
            {
                var alone = instrument switch { Instrument.Bass => 0.6, Instrument.Guitar => 1.0, _ => 1.15 };
                var together = instrument switch { Instrument.Bass => 1.5, Instrument.Guitar => 0.9, _ => 1.0 };
                weights.Add(instrument, count == 1 ? alone : together);
            }

            var drawn = weights.Draw(dice);
            left.Remove(drawn);
            yield return drawn;
        }
    }

    private Player? Lead(SectionPlan section, List<Player> active)
    {
        if (active.Count == 1)
        {
            return active[0];
        }

        if (_leads.TryGetValue(section.Label, out var known) && dice.Chance(KeepPart)
            && (known is null || active.Contains(known)))
        {
            return known;
        }

        var nobody = style.Lead.Nobody * (section.IsThin ? 3 : section.IsSolo ? 0 : 1);
        var weights = new Weighted<Player?> { { null, nobody } };
        foreach (var player in active)
        {
            weights.Add(player, player.Instrument switch
            {
                Instrument.Bass => style.Lead.Bass,
                Instrument.Guitar => style.Lead.Guitar,
                _ => style.Lead.Piano,
            });
        }

        return _leads[section.Label] = weights.Draw(dice);
    }

    private IRole Role(SectionPlan section, Player player, Player? lead, List<Player> active)
    {
        var repertoire = style.Of(player.Instrument);
        var alone = active.Select(other => other.Instrument).Distinct().Count() == 1;
        var isLead = ReferenceEquals(player, lead);
        var hasBass = active.Exists(other => other.Instrument == Instrument.Bass);
        var (function, choices) = (alone, isLead) switch
        {
            (true, _) when player.Index == 0 => ("alone", repertoire.Alone ?? repertoire.Lead),
            (_, true) when section.IsSolo => ("solo", repertoire.Solo),
            (_, true) => ("lead", repertoire.Lead),
            _ when !hasBass => ("foundation", repertoire.Foundation ?? repertoire.Support),
            _ => ("support", repertoire.Support),
        };
        if (_riffs.Contains(section.Source) && !section.IsSolo && function is "support" or "foundation"
            && dice.Chance(0.8))
        {
            return Recall(section, player, "riff", RiffParts.For(player.Instrument));
        }

        return Recall(section, player, function, choices);
    }

    private IRole Recall(SectionPlan section, Player player, string function, Weighted<IRole> choices)
    {
        var key = (section.Label, player.Name, function);
        if (_memory.TryGetValue(key, out var known) && dice.Chance(KeepPart))
        {
            return known;
        }

        // Solos, intros and the rest of the piece share the accompaniment of the verse more often than not.
        if (section.Source != section.Label
            && _memory.TryGetValue((section.Source, player.Name, function), out var shared)
            && dice.Chance(0.5))
        {
            return _memory[key] = shared;
        }

        return _memory[key] = choices.Draw(dice);
    }
}
