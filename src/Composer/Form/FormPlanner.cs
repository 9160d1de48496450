using WeakSep.Composer.Harmony;
using WeakSep.Composer.Styles;

namespace WeakSep.Composer.Form;

/// <summary>Lays out the sections of a piece so that it lasts about as long as wished.</summary>
internal static class FormPlanner
{
    /// <summary>The sections in order, at beats of the given bar length.</summary>
    public static List<SectionPlan> Plan(StyleSheet style, Key key, double barBeats, double wishedBeats, Dice dice)
    {
        var tokens = style.Forms.Draw(dice).Split(' ').Select(token => (Label: token[0], Bars: Number(token))).ToList();
        var wishedBars = Math.Max(4, (int)Math.Round(wishedBeats / barBeats));
        var intro = tokens.Where(token => token.Label == 'I').Take(1).ToList();
        var outro = tokens.Where(token => token.Label == 'O').Take(1).ToList();
        var body = tokens.Where(token => token.Label is not ('I' or 'O')).ToList();
        if (wishedBars < 20)
        {
            intro.Clear();
            outro.Clear();
        }

        var left = wishedBars - intro.Sum(token => token.Bars) - outro.Sum(token => token.Bars);
        var chosen = new List<(char Label, int Bars)>(intro);
        for (var i = 0; left > 0; i++)
        {
            // What is left at the end becomes a last, shorter verse.
            var token = body[i % body.Count];
            var bars = left < token.Bars ? Math.Max(4, left / 2 * 2) : token.Bars;
            chosen.Add((left < token.Bars ? 'A' : token.Label, bars));
            left -= bars;
        }

        chosen.AddRange(outro);

        return Place(chosen, style, key, barBeats, dice);
    }

    private static List<SectionPlan> Place(
        List<(char Label, int Bars)> tokens, StyleSheet style, Key key, double barBeats, Dice dice)
    {
        var other = dice.Chance(style.Modulations) ? OtherKey(key, dice) : key;
        var lift = dice.Chance(style.Modulations * 0.4) ? dice.Between(1, 2) : 0;
        var sections = new List<SectionPlan>();
        var beat = 0.0;
        for (var i = 0; i < tokens.Count; i++)
        {
            var (label, bars) = tokens[i];
            var own = label is 'B' or 'C' ? other : key;
            var lifted = i >= tokens.Count - 2 && tokens.Count > 4 ? own.Moved(lift) : own;
            sections.Add(new SectionPlan(label, bars, beat, lifted, Energy(label, (double)i / tokens.Count, dice)));
            beat += bars * barBeats;
        }

        return sections;
    }

    private static Key OtherKey(Key key, Dice dice) => dice.Below(4) switch
    {
        0 => key.Mode.IsMinor ? key.Moved(3, Mode.Major) : key.Moved(9, Mode.Minor),
        1 => key.Moved(5),
        2 => key.Mode.IsMinor ? key.Moved(7) : key.Moved(7, Mode.Major),
        _ => key.Mode.IsMinor ? key.Moved(0, Mode.Major) : key.Moved(0, Mode.Minor),
    };

    private static double Energy(char label, double progress, Dice dice)
    {
        var ground = label switch
        {
            'I' => 0.35,
            'A' => 0.5,
            'B' => 0.7,
            'S' => 0.75,
            'K' => 0.3,
            'O' => 0.4,
            _ => 0.6,
        };

        return Math.Clamp(ground + (0.15 * progress) + (dice.Normal() * 0.12), 0.1, 1);
    }

    private static int Number(string token) => token[1..].Aggregate(0, (sum, digit) => (sum * 10) + (digit - '0'));
}
