namespace WeakSep.MidiScore;

/// <summary>A piece of music as notes per part over one tempo map.</summary>
/// <param name="Parts">The parts in file order; each holds at least one note when it was read from a file.</param>
/// <param name="Tempo">Tempo and time signatures of the whole piece.</param>
public sealed record Score(IReadOnlyList<ScorePart> Parts, TempoMap Tempo)
{
    /// <summary>Name of the piece; empty where none is known, the default.</summary>
    public string Title { get; init; } = "";

    /// <summary>Time of the last key-up in seconds; 0 for a score without notes.</summary>
    public double DurationSeconds => Parts.Max(part => (double?)part.DurationSeconds) ?? 0;

    /// <summary>Number of notes in all parts.</summary>
    public int NoteCount => Parts.Sum(part => part.Notes.Count);
}
