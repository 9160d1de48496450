using WeakSep.Composer.Roles;
using WeakSep.MidiScore;

namespace WeakSep.Composer.Form;

/// <summary>Deals the voices of a contrapuntal texture out to the players.</summary>
internal static class VoiceDealer
{
    private const int ChoraleVoices = 4;
    private const int ImitationVoices = 3;
    private const int InventionVoices = 2;
    private const double Doubles = 0.35;        // chance that a player without a voice doubles one in octaves

    /// <summary>One role per player, or null when everybody finds his own.</summary>
    public static IReadOnlyList<IRole>? Deal(Texture texture, IReadOnlyList<Player> players, Dice dice)
    {
        return texture switch
        {
            Texture.Band => null,
            Texture.Unison when players.Count > 1 => [.. players.Select(IRole (player) => Unison(player, dice))],
            Texture.Unison => null,
            Texture.Patterns => [.. players.Select(player => Pattern(player, dice))],
            Texture.Chorale => Voices(players, ChoraleVoices, dice),
            Texture.TwoPart or Texture.Canon => Voices(players, InventionVoices, dice),
            _ => Voices(players, ImitationVoices, dice),
        };
    }

    private static MelodyRole Unison(Player player, Dice dice) => player.Instrument switch
    {
        Instrument.Bass => new MelodyRole(46),
        Instrument.Guitar => new MelodyRole(dice.Chance(0.5) ? 66 : 55),
        _ => new MelodyRole(dice.Chance(0.8) ? 79 : 67),
    };

    private static IRole Pattern(Player player, Dice dice)
    {
        var step = dice.Pick([0.5, 0.5, 0.25, 1]);

        return player.Instrument switch
        {
            Instrument.Bass => dice.Chance(0.4)
                ? new LongBass(36, dice.Chance(0.3))
                : new PatternRole(38, Math.Max(0.5, step)),
            Instrument.Guitar => new PatternRole(dice.Pick([52, 60, 67]), step),
            _ => dice.Chance(0.5)
                ? new Together(new PatternRole(48, step), new PatternRole(67, step))
                : new PatternRole(dice.Pick([60, 67, 74]), step),
        };
    }

    // Neighbouring voices go to one player. The bass player takes the lowest voice nine times out of ten.
    private static IRole[] Voices(IReadOnlyList<Player> players, int voices, Dice dice)
    {
        var order = dice.Shuffle(players);
        var bass = order.Find(player => player.Instrument == Instrument.Bass);
        if (bass is not null && dice.Chance(0.9))
        {
            order.Remove(bass);
            order.Add(bass);
        }

        var dealt = order.ToDictionary(player => player, _ => new List<int>());
        var cuts = Cuts(order, voices, dice);
        for (var voice = 0; voice < voices; voice++)
        {
            dealt[order[cuts[voice]]].Add(voice);
        }

        var spare = new HashSet<Player>();
        foreach (var player in order.Where(player => dealt[player].Count == 0))
        {
            if (dice.Chance(Doubles))
            {
                dealt[player].Add(player.Instrument == Instrument.Bass ? voices - 1 : dice.Below(voices));
                spare.Add(player);
            }
        }

        // Now and then the keyboard plays everything and the others double single voices.
        var keys = order.Find(player => player.Instrument == Instrument.Piano);
        if (keys is not null && dice.Chance(0.1))
        {
            dealt[keys] = [.. Enumerable.Range(0, voices)];
        }

        return [.. players.Select(player => (IRole)new VoiceRole(
            dealt[player], Octaves(player, dealt[player], voices, dice) + (spare.Contains(player) ? 1 : 0)))];
    }

    // Which player (in order) takes each voice: never decreasing, the bass only one.
    private static int[] Cuts(List<Player> order, int voices, Dice dice)
    {
        var cuts = new int[voices];
        var single = order[^1].Instrument == Instrument.Bass && order.Count > 1;
        var others = single ? order.Count - 1 : order.Count;
        var shared = single ? voices - 1 : voices;
        var borders = dice.Shuffle(Enumerable.Range(1, Math.Max(0, shared - 1))).Take(others - 1).Order().ToList();
        for (var voice = 0; voice < voices; voice++)
        {
            cuts[voice] = single && voice == voices - 1 ? order.Count - 1 : borders.Count(border => border <= voice);
        }

        return cuts;
    }

    private static int Octaves(Player player, List<int> voices, int count, Dice dice) => player.Instrument switch
    {
        _ when voices.Count == 0 => 0,
        Instrument.Bass when voices[^1] < count - 1 => -1,
        Instrument.Bass => dice.Chance(0.2) ? -1 : 0,
        Instrument.Guitar when voices[0] == count - 1 => dice.Chance(0.3) ? 1 : 0,
        _ => 0,
    };
}
