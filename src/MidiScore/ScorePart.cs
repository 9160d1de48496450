namespace WeakSep.MidiScore;

/// <summary>The notes that one instrument plays, with its controls and bends. Immutable.</summary>
/// <remarks>
/// In a file a part is what one track plays on one channel with one program; a program change in the middle of a
/// track begins another part.
/// </remarks>
public sealed record ScorePart
{
    /// <summary>Track name, or the General MIDI name of the program where the file gives none. Default empty.</summary>
    public string Name { get; init; } = "";

    /// <summary>0-based General MIDI program, 0 to 127. Default 0, the grand piano.</summary>
    public int Program { get; init; }

    /// <summary>Whether the notes are drum sounds, not pitches. Default false.</summary>
    public bool IsDrum { get; init; }

    /// <summary>0-based MIDI channel, 0 to 15; 9 is the drums. A wish: the writer moves parts that collide.</summary>
    public int Channel { get; init; }

    /// <summary>Notes, sorted by onset, then pitch, whatever order they were given in.</summary>
    public IReadOnlyList<ScoreNote> Notes
    {
        get;
        init => field = Ordered.By(value, (a, b) => (a.Onset, a.Pitch).CompareTo((b.Onset, b.Pitch)));
    } = [];

    /// <summary>Control changes, sorted by time; equal times keep the order they were given in.</summary>
    public IReadOnlyList<ControlChange> Controls
    {
        get;
        init => field = Ordered.By(value, (a, b) => a.Time.CompareTo(b.Time));
    } = [];

    /// <summary>Pitch bends, sorted by time; equal times keep the order they were given in.</summary>
    public IReadOnlyList<PitchBend> Bends
    {
        get;
        init => field = Ordered.By(value, (a, b) => a.Time.CompareTo(b.Time));
    } = [];

    /// <summary>Time of the last key-up in seconds; 0 for a part without notes.</summary>
    public double DurationSeconds => Notes.Max(note => (double?)note.Offset) ?? 0;

    /// <summary>
    /// The notes as they sound under the sustain pedal: a note that sounds while controller 64 is at 64 or above
    /// lasts until the pedal is released or the same pitch is struck again.
    /// </summary>
    /// <returns>As many notes as <see cref="Notes"/>, in the same order, offsets equal or later.</returns>
    /// <remarks>A pedal that is never released prolongs nothing, as in pretty_midi's piano roll.</remarks>
    public IReadOnlyList<ScoreNote> SustainedNotes() => SustainPedal.Apply(Notes, Controls);
}
