using WeakSep.MidiScore;

namespace WeakSep.Composer;

/// <summary>A composed piece and what is known about it.</summary>
/// <param name="Score">The notes, in seconds.</param>
/// <param name="Style">Name of the style, one of <see cref="ScoreComposer.Styles"/>.</param>
/// <param name="Key">Main key, for example "Eb minor".</param>
/// <param name="BeatsPerMinute">Main tempo in quarter notes per minute.</param>
/// <param name="Form">Sections in order with their number of bars, for example "I4 A8 A8 B8 O4".</param>
public sealed record Composition(Score Score, string Style, string Key, double BeatsPerMinute, string Form);
