using WeakSep.MidiScore;

namespace WeakSep.Composer.Rendering.DataSets;

/// <summary>The music of a track and what is known about it.</summary>
/// <param name="Score">The score; every part has notes.</param>
/// <param name="Style">Style, or "midi" for a file.</param>
/// <param name="Key">Key such as "C major", empty when unknown.</param>
/// <param name="BeatsPerMinute">Tempo at the start.</param>
/// <param name="Form">Form, empty when unknown.</param>
/// <param name="Origin">File name of the score, empty for a composed one.</param>
internal sealed record Piece(Score Score, string Style, string Key, double BeatsPerMinute, string Form, string Origin);
