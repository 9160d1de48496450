using WeakSep.MidiScore;

namespace WeakSep.Host.Presets;

/// <summary>How the sources of a new preset are called and coloured, until somebody edits its file.</summary>
internal static class PresetSources
{
    // Tableau's ten without its grey, which stands for the residual.
    private static readonly string[] Palette =
        ["#4e79a7", "#f28e2b", "#59a14f", "#e15759", "#76b7b2", "#edc948", "#b07aa1", "#ff9da7", "#9c755f"];

    /// <summary>Sources by the names that a model gives them.</summary>
    /// <param name="ids">The names: instruments of General MIDI's families, or classes such as <c>car_horn</c>.</param>
    /// <returns>In the same order. Instruments keep their colour in every preset; others take those that are left, and begin again after the last.</returns>
    internal static IReadOnlyList<PresetSource> Of(IReadOnlyList<string> ids)
    {
        var taken = ids.Select(ColourOf).OfType<string>().ToHashSet();
        string[] free = [.. Palette.Where(colour => !taken.Contains(colour))];
        var next = 0;

        return [.. ids.Select(id => new PresetSource(id, TitleOf(id), ColourOf(id) ?? free[next++ % free.Length], id, ProgramsOf(id)))];
    }

    private static string TitleOf(string id)
    {
        var words = id.Replace('_', ' ').Replace('-', ' ').Trim();

        return words.Length == 0 ? id : char.ToUpperInvariant(words[0]) + words[1..];
    }

    private static Instrument? InstrumentOf(string id) =>
        Instruments.All.Where(instrument => instrument.Id() == id).Select(instrument => (Instrument?)instrument).FirstOrDefault();

    private static string? ColourOf(string id) => InstrumentOf(id) switch
    {
        Instrument.Bass => Palette[0],
        Instrument.Guitar => Palette[1],
        Instrument.Piano => Palette[2],
        _ => null,
    };

    private static IReadOnlyList<int> ProgramsOf(string id) =>
        InstrumentOf(id) is { } known ? [.. Enumerable.Range(0, 128).Where(program => Instruments.FromProgram(program) == known)] : [];
}
