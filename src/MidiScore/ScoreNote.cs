namespace WeakSep.MidiScore;

/// <summary>One note as the key was played: the sustain pedal is not applied.</summary>
/// <param name="Onset">Key-down time in seconds from the start of the score, 0 or more.</param>
/// <param name="Offset">Key-up time in seconds, after <paramref name="Onset"/>; the range is half-open.</param>
/// <param name="Pitch">MIDI note number, 0 to 127; 69 is A4.</param>
/// <param name="Velocity">Key velocity, 1 to 127.</param>
public readonly record struct ScoreNote(double Onset, double Offset, int Pitch, int Velocity)
{
    /// <summary>Length in seconds.</summary>
    public double Duration => Offset - Onset;
}
