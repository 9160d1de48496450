namespace WeakSep.Host.Presets;

/// <summary>One source of a preset.</summary>
/// <param name="Id">Name in the model and of the stem's file: letters, digits, hyphens and underscores.</param>
/// <param name="Title">Name for people.</param>
/// <param name="Colour">Colour in charts and the mixer, <c>#rrggbb</c>.</param>
/// <param name="Family">Instrument family, such as <c>strings</c>.</param>
/// <param name="Programs">General MIDI programs that it stands for, 0 to 127.</param>
public sealed record PresetSource(string Id, string Title, string Colour, string Family, IReadOnlyList<int> Programs);
