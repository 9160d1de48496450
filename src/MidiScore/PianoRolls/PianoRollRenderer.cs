namespace WeakSep.MidiScore.PianoRolls;

/// <summary>Draws notes into a piano roll on a frame grid.</summary>
public static class PianoRollRenderer
{
    // A boundary that rounding moved a hair below the frame it stands for still counts as on it. A millionth of a
    // frame is far above double rounding and far below anything audible.
    private const double BoundaryTolerance = 1e-6;

    /// <summary>
    /// Marks every frame t = floor(f u) ... floor(f v) - 1 of a note with onset u and offset v relative to the clip,
    /// at least one frame, clipped to the clip. Velocity is ignored; pitches outside 21 to 108 are left out.
    /// </summary>
    /// <param name="notes">Notes in any order; sustained ones where the pedal counts.</param>
    /// <param name="framesPerSecond">Frame rate f in frames per second, above 0.</param>
    /// <param name="startSeconds">Time in the score at which the clip begins; may be negative.</param>
    /// <param name="frames">Length of the clip in frames, 0 or more.</param>
    /// <returns>A roll of <paramref name="frames"/> frames.</returns>
    public static PianoRoll Render(
        IEnumerable<ScoreNote> notes,
        double framesPerSecond,
        double startSeconds,
        int frames)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(framesPerSecond);

        var roll = new PianoRoll(frames);

        foreach (var note in notes)
        {
            var pitchIndex = note.Pitch - PianoRoll.LowestPitch;

            if (pitchIndex is < 0 or >= PianoRoll.Pitches)
            {
                continue;
            }

            var onset = Frame(note.Onset);
            var first = (int)Math.Clamp(onset, 0, frames);
            var end = (int)Math.Clamp(Math.Max(onset + 1, Frame(note.Offset)), 0, frames);

            for (var frame = first; frame < end; frame++)
            {
                roll[frame, pitchIndex] = true;
            }
        }

        return roll;

        double Frame(double seconds) =>
            Math.Floor(((seconds - startSeconds) * framesPerSecond) + BoundaryTolerance);
    }
}
