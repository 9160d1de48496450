namespace WeakSep.MidiScore.Files;

/// <summary>A note in ticks of its track, before tempo and the other tracks are known.</summary>
/// <param name="On">Tick of the note-on.</param>
/// <param name="Off">Tick of the note-off, later than <paramref name="On"/>.</param>
/// <param name="Order">Index of the note-on among the track's note-ons.</param>
/// <param name="Channel">0 to 15.</param>
/// <param name="Pitch">0 to 127.</param>
/// <param name="Velocity">1 to 127.</param>
/// <param name="Program">Program that the track itself has set on the channel before, or -1.</param>
internal readonly record struct RawNote(
    long On, long Off, int Order, byte Channel, byte Pitch, byte Velocity, sbyte Program);
