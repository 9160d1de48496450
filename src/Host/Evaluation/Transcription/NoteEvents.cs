using WeakSep.Audio.Metrics;
using WeakSep.MidiScore;
using WeakSep.RealtimeSeparator.Transcription;

namespace WeakSep.Host.Evaluation.Transcription;

/// <summary>Notes as the measures of transcription want them.</summary>
internal static class NoteEvents
{
    /// <summary>The notes of a score.</summary>
    internal static IReadOnlyList<NoteEvent> Of(List<ScoreNote> notes) =>
        notes.ConvertAll(note => new NoteEvent(note.Onset, note.Offset, note.Pitch));

    /// <summary>The notes that were heard of a source.</summary>
    internal static IReadOnlyList<NoteEvent> Of(IReadOnlyList<TrackedNote> notes, int source) =>
    [
        .. notes
            .Where(note => note.Source == source)
            .Select(note => new NoteEvent(note.OnsetSeconds, note.OffsetSeconds, note.Pitch)),
    ];
}
