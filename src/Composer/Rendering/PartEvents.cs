using WeakSep.MidiScore;

namespace WeakSep.Composer.Rendering;

/// <summary>Orders a part's notes, controllers and bends as a synthesizer has to receive them.</summary>
internal static class PartEvents
{
    private const int Modulation = 1;
    private const int Volume = 7;
    private const int Expression = 11;
    private const int SustainPedal = 64;
    private const int SostenutoPedal = 66;
    private const int SoftPedal = 67;
    private const int KeyCount = 128;

    /// <summary>Lists the events of a part.</summary>
    /// <param name="part">The part.</param>
    /// <param name="sampleRate">Rate in Hz that turns seconds into frames.</param>
    /// <param name="gridFrames">Frames are rounded to a multiple of this, the synthesizer's own step.</param>
    /// <remarks>
    /// A key that is struck again before it was let go is let go first, and the first note's end is then ignored.
    /// Panorama, reverb and chorus sends are left to our own mixing.
    /// </remarks>
    internal static IReadOnlyList<PartEvent> Of(ScorePart part, int sampleRate, int gridFrames)
    {
        var events = new List<PartEvent>((2 * part.Notes.Count) + part.Controls.Count + part.Bends.Count);
        long Frame(double seconds) => (long)Math.Round(Math.Max(0, seconds) * sampleRate / gridFrames) * gridFrames;

        foreach (var change in part.Controls.Where(change => IsPlayed(change.Controller)))
        {
            events.Add(new(Frame(change.Time), PartEventKind.Control, change.Controller, change.Value));
        }

        foreach (var bend in part.Bends)
        {
            events.Add(new(Frame(bend.Time), PartEventKind.Bend, 0, bend.Semitones));
        }

        Span<long> heldUntil = stackalloc long[KeyCount];
        heldUntil.Fill(-1);
        Span<int> lastOff = stackalloc int[KeyCount];

        foreach (var note in part.Notes)
        {
            var on = Frame(note.Onset);
            var off = Math.Max(Frame(note.Offset), on + gridFrames);

            if (heldUntil[note.Pitch] > on)
            {
                events[lastOff[note.Pitch]] = events[lastOff[note.Pitch]] with { Frame = on };
                off = Math.Max(off, heldUntil[note.Pitch]);
            }

            events.Add(new(on, PartEventKind.NoteOn, note.Pitch, note.Velocity));
            lastOff[note.Pitch] = events.Count;
            heldUntil[note.Pitch] = off;
            events.Add(new(off, PartEventKind.NoteOff, note.Pitch, 0));
        }

        // A stable order: same moment and kind keep the order of the score.
        return [.. events.OrderBy(item => item.Frame).ThenBy(item => item.Kind)];
    }

    private static bool IsPlayed(int controller) =>
        controller is Modulation or Volume or Expression or SustainPedal or SostenutoPedal or SoftPedal;
}
