using WeakSep.Audio.Metrics;

namespace WeakSep.Host.Evaluation.Transcription;

/// <summary>How one instrument was written down, in one track or pooled over several.</summary>
/// <param name="Frames">Cells of the piano roll.</param>
/// <param name="Notes">Notes, compared by onset and pitch.</param>
/// <param name="NotesWithOffsets">Notes, compared by onset, pitch and offset.</param>
/// <param name="Velocities">Velocities, 1 to 127, of the notes that were found by onset and pitch.</param>
internal readonly record struct TranscriptionScore(
    DetectionCounts Frames, NoteScore Notes, NoteScore NotesWithOffsets, ValuePairs Velocities)
{
    /// <summary>Whether the reference holds a note.</summary>
    internal bool Plays => Notes.Counts.TruePositives + Notes.Counts.FalseNegatives > 0;

    /// <summary>Pools scores: counts add up.</summary>
    internal static TranscriptionScore Pool(IEnumerable<TranscriptionScore> scores) => scores.Aggregate(
        default(TranscriptionScore),
        (sum, score) => new TranscriptionScore(
            sum.Frames + score.Frames,
            sum.Notes + score.Notes,
            sum.NotesWithOffsets + score.NotesWithOffsets,
            sum.Velocities + score.Velocities));
}
