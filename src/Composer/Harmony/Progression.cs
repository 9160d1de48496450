namespace WeakSep.Composer.Harmony;

/// <summary>Bars of chord symbols, written "I | vi | IV V7"; the chords of a bar share it equally.</summary>
internal sealed record Progression(IReadOnlyList<IReadOnlyList<string>> Bars)
{
    /// <summary>Reads the notation above.</summary>
    public static Progression Parse(string text) => new(
    [
        .. text.Split('|').Select(bar => (IReadOnlyList<string>)bar.Split(' ', StringSplitOptions.RemoveEmptyEntries)),
    ]);

    /// <summary>
    /// The progression played until it fills a number of bars. A cadence replaces the last bar when the repetition
    /// would stop in the middle.
    /// </summary>
    public Progression Fitted(int bars, string halfCadence)
    {
        var fitted = new List<IReadOnlyList<string>>();
        for (var bar = 0; bar < bars; bar++)
        {
            fitted.Add(Bars[bar % Bars.Count]);
        }

        if (bars % Bars.Count != 0 && bars > 2)
        {
            fitted[^1] = [halfCadence];
        }

        return new Progression(fitted);
    }

    /// <summary>Appends the chords to a track.</summary>
    public void AppendTo(ChordTrack track, Key key, double barBeats)
    {
        foreach (var bar in Bars)
        {
            foreach (var symbol in bar)
            {
                track.Append(barBeats / bar.Count, RomanNumerals.Parse(symbol, key), key);
            }
        }
    }
}
