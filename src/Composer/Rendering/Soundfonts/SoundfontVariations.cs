namespace WeakSep.Composer.Rendering.Soundfonts;

/// <summary>Presets beyond bank 0 that belong to the same class of instrument: further sounds at no cost.</summary>
internal static class SoundfontVariations
{
    // Bank 8 follows Roland's GS; bank 127 of csound's bank follows the MT-32, whose program numbers differ.
    private static readonly Dictionary<int, (int Bank, int Preset)[]> ByProgram = new()
    {
        [0] = [(127, 0), (127, 1), (127, 2)],
        [3] = [(127, 7)],
        [4] = [(8, 4), (127, 3), (127, 4)],
        [5] = [(8, 5), (127, 5), (127, 6)],
        [6] = [(8, 6)],
        [24] = [(8, 24)],
        [25] = [(8, 25)],
        [26] = [(8, 26)],
        [27] = [(8, 27)],
        [28] = [(8, 28)],
        [38] = [(8, 38), (127, 28), (127, 29)],
        [39] = [(8, 39), (127, 30), (127, 31)],
    };

    // Other soundfonts may keep anything in these banks.
    private static readonly string[] Checked = ["FluidR3_GM", "sf_GMbank"];

    /// <summary>Draws a variation of a program.</summary>
    /// <param name="soundfont">Where to look.</param>
    /// <param name="program">0-based General MIDI program.</param>
    /// <param name="dice">Source of chance.</param>
    /// <returns>Null when the soundfont has none.</returns>
    internal static (int Bank, int Preset)? Pick(Soundfont soundfont, int program, Dice dice)
    {
        if (!Checked.Contains(soundfont.Name) || !ByProgram.TryGetValue(program, out var candidates))
        {
            return null;
        }

        (int Bank, int Preset)[] present = [.. candidates.Where(item => soundfont.Presets.Has(item.Bank, item.Preset))];
        return present.Length == 0 ? null : dice.Pick(present);
    }
}
