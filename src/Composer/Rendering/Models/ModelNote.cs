namespace WeakSep.Composer.Rendering.Models;

/// <summary>One note as a model plays it.</summary>
/// <param name="Index">Its place in the part; seeds what differs from note to note.</param>
/// <param name="Start">First sample.</param>
/// <param name="Release">Sample at which it is damped: the key is up, the pedal too, or the same key is struck
/// again.</param>
/// <param name="Pitch">MIDI pitch.</param>
/// <param name="Force">Velocity from 0 to 1.</param>
internal readonly record struct ModelNote(int Index, int Start, int Release, int Pitch, double Force)
{
    private const double MaxVelocity = 127;

    /// <summary>The notes of a part, the sustain pedal applied, in order of time.</summary>
    /// <param name="part">The part.</param>
    /// <param name="sampleRate">Rate in Hz.</param>
    internal static ModelNote[] Of(MidiScore.ScorePart part, int sampleRate)
    {
        var sustained = part.SustainedNotes();
        var notes = new ModelNote[sustained.Count];
        var struckAgain = new Dictionary<int, int>();

        for (var i = notes.Length - 1; i >= 0; i--)
        {
            var note = sustained[i];
            var start = (int)Math.Round(Math.Max(0, note.Onset) * sampleRate);
            var release = (int)Math.Round(note.Offset * sampleRate);
            var limit = struckAgain.GetValueOrDefault(note.Pitch, int.MaxValue);
            struckAgain[note.Pitch] = start;
            var end = Math.Clamp(release, start, limit);
            notes[i] = new ModelNote(i, start, end, note.Pitch, note.Velocity / MaxVelocity);
        }

        return notes;
    }
}
