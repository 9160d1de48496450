namespace WeakSep.Composer.Harmony;

/// <summary>
/// Reads chord symbols such as <c>I</c>, <c>bVII</c>, <c>ii7</c>, <c>V7/V</c> or <c>I.3</c> (third in the bass). Roots
/// count from the major scale of the tonic in every mode, so minor keys write their flats: <c>i | bVI | bIII |
/// bVII</c>.
/// </summary>
internal static class RomanNumerals
{
    private static readonly (string Text, int Degree)[] Numerals =
        [("VII", 7), ("III", 3), ("VI", 6), ("IV", 4), ("II", 2), ("V", 5), ("I", 1)];

    private static readonly int[] MajorSteps = [0, 2, 4, 5, 7, 9, 11];

    /// <summary>The chord that a symbol means in a key.</summary>
    /// <exception cref="FormatException">The symbol is not a numeral of this notation.</exception>
    public static Chord Parse(string symbol, Key key)
    {
        var slash = symbol.IndexOf('/', StringComparison.Ordinal);
        if (slash >= 0)
        {
            var target = Parse(symbol[(slash + 1)..], key);

            return Parse(symbol[..slash], new Key(target.Root, Mode.Major));
        }

        var dot = symbol.IndexOf('.', StringComparison.Ordinal);
        var (root, suffix) = ParseRoot(dot >= 0 ? symbol[..dot] : symbol, key);
        var chord = Chord.Of(root, suffix);

        return dot >= 0 ? chord with { Bass = BassOf(chord, symbol[dot + 1]) } : chord;
    }

    private static (int Root, string Suffix) ParseRoot(string text, Key key)
    {
        var shift = 0;
        var at = 0;
        for (; at < text.Length && text[at] is 'b' or '#'; at++)
        {
            shift += text[at] == '#' ? 1 : -1;
        }

        foreach (var (numeral, degree) in Numerals)
        {
            if (!text[at..].StartsWith(numeral, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            var suffix = text[(at + numeral.Length)..];
            var lower = char.IsLower(text[at]);

            return (key.Tonic + MajorSteps[degree - 1] + shift, lower ? MinorSuffix(suffix) : suffix);
        }

        throw new FormatException($"'{text}' is not a Roman numeral.");
    }

    private static string MinorSuffix(string suffix) => suffix switch
    {
        "" or "7" or "6" or "9" or "11" or "add9" or "M7" => "m" + suffix,
        _ => suffix,
    };

    private static int BassOf(Chord chord, char degree) => PitchSet.Class(chord.Root + degree switch
    {
        '3' => chord.Quality.Third,
        '5' => chord.Quality.Fifth,
        '7' => chord.Quality.Seventh ?? 10,
        '2' => 2,
        _ => 0,
    });
}
