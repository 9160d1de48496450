using WeakSep.MidiScore;
using WeakSep.MidiScore.Files;

namespace WeakSep.Trainer.Data;

/// <summary>One stem of a track: what plays, its sound and its score.</summary>
/// <param name="Id">Name of the stem in metadata.yaml, such as S00, or of the instrument in a song's own folder.</param>
/// <param name="Instrument">The instrument of the run that it belongs to; null for none.</param>
/// <param name="Source">What made the sound: a soundfont, a model or a plug-in; empty when unknown.</param>
/// <param name="AudioPath">Its sound; where that is not needed, the place where it would be.</param>
/// <param name="MidiPath">The MIDI file that holds its notes; null where the song has no score.</param>
/// <param name="Parts">Which parts of that file are its own, by index; null for all.</param>
public sealed record StemEntry(
    string Id,
    string? Instrument,
    string Source,
    string AudioPath,
    string? MidiPath,
    IReadOnlyList<int>? Parts = null)
{
    /// <summary>Reads its part of the score; nothing where there is none.</summary>
    /// <exception cref="MidiFormatException">The file is damaged.</exception>
    public IReadOnlyList<ScorePart> ReadParts()
    {
        if (MidiPath is null)
        {
            return [];
        }

        var all = MidiFileReader.Read(MidiPath).Parts;

        return Parts is null ? all : [.. Parts.Select(index => all[index])];
    }
}
