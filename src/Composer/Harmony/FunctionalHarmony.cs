namespace WeakSep.Composer.Harmony;

/// <summary>
/// Grows progressions by function: tonic, predominant, dominant, tonic, with inversions, secondary dominants, sequences
/// by falling fifths, a half cadence in the middle and a full one at the end.
/// </summary>
internal static class FunctionalHarmony
{
    private static readonly string[] MajorSequence = ["I", "IV", "viio", "iii", "vi", "ii", "V", "I"];
    private static readonly string[] MinorSequence = ["i", "iv", "bVII", "bIII", "bVI", "iio", "V", "i"];

    /// <summary>A progression of 4 or 8 bars in the notation of <see cref="Progression"/>.</summary>
    public static string Write(bool minor, int bars, Dice dice)
    {
        var text = new List<string>();
        var half = bars / 2;
        if (bars >= 8 && dice.Chance(0.3))
        {
            var sequence = minor ? MinorSequence : MajorSequence;
            text.AddRange(Enumerable.Range(0, 4).Select(i => $"{sequence[2 * i]} {sequence[(2 * i) + 1]}"));
        }
        else
        {
            text.AddRange(Phrase(minor, half, false, dice));
        }

        text.AddRange(Phrase(minor, bars - half, true, dice));

        return string.Join(" | ", text);
    }

    private static IEnumerable<string> Phrase(bool minor, int bars, bool full, Dice dice)
    {
        for (var bar = 0; bar < bars - 2; bar++)
        {
            yield return bar == 0 ? Opening(minor, dice) : Middle(minor, dice);
        }

        if (bars >= 2)
        {
            yield return full ? BeforeCadence(minor, dice) : bars == 2 ? Opening(minor, dice) : Middle(minor, dice);
        }

        yield return full ? (minor ? "i" : "I") : Half(minor, dice);
    }

    private static string Opening(bool minor, Dice dice) => minor
        ? dice.Pick(["i", "i", "i V.3", "i i.3", "i iv.5", "i viio.3 i.3"])
        : dice.Pick(["I", "I", "I V.3", "I I.3", "I IV.5 I", "I V7 I", "I vi"]);

    private static string Middle(bool minor, Dice dice) => minor
        ? dice.Pick(["iv", "bVI", "bIII", "i.3 iv", "V7/iv iv", "bVI iv", "iv bVII", "V.3 i", "i V7.3 i",
            "bVII.3 bIII"])
        : dice.Pick(["IV", "vi", "ii", "V.3 I", "I.3 IV", "V7/vi vi", "V7/ii ii", "IV I.3", "vi ii", "V7/IV IV",
            "iii vi", "V7.5 I"]);

    private static string BeforeCadence(bool minor, Dice dice) => minor
        ? dice.Pick(["iv V7", "iio.3 V7", "i.5 V7", "iv i.5 V7", "V", "bVI V7", "iih7 V7", "viio7 V7"])
        : dice.Pick(["IV V7", "ii.3 V7", "I.5 V7", "ii V7", "V7", "IV I.5 V7", "ii7 V7", "V7/V V7"]);

    private static string Half(bool minor, Dice dice) => minor
        ? dice.Pick(["V", "V", "iv.3 V", "bVII", "i.5 V"])
        : dice.Pick(["V", "V", "V7/V V", "ii.3 V", "I.5 V", "IV V"]);
}
