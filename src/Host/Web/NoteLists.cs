using WeakSep.MidiScore;

namespace WeakSep.Host.Web;

/// <summary>The notes of a render: the content of its <c>notes.json</c>.</summary>
/// <param name="Instruments">Notes by the ids of the sources.</param>
internal sealed record NoteLists(IReadOnlyDictionary<string, IReadOnlyList<HeardNote>> Instruments)
{
    /// <summary>Name of the file in a render's folder.</summary>
    internal const string FileName = "notes.json";

    /// <summary>Name of the MIDI file beside it.</summary>
    internal const string ScoreFileName = "score.mid";

    private const int Decimals = 4;     // a tenth of a millisecond; frames are 300 times as long

    /// <summary>The notes of a score.</summary>
    /// <param name="sources">Ids of its parts.</param>
    /// <param name="score">A part per source.</param>
    internal static NoteLists Of(IEnumerable<string> sources, Score score) =>
        new(sources.Zip(score.Parts).ToDictionary(
            pair => pair.First,
            pair => (IReadOnlyList<HeardNote>)[.. pair.Second.Notes.Select(note => new HeardNote(
                Math.Round(note.Onset, Decimals), Math.Round(note.Offset, Decimals), note.Pitch, note.Velocity))]));
}
