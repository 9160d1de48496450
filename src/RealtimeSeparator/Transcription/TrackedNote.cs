namespace WeakSep.RealtimeSeparator.Transcription;

/// <summary>A note that was heard.</summary>
/// <param name="Source">Index of the source in the transcriptor.</param>
/// <param name="Pitch">MIDI number.</param>
/// <param name="OnsetSeconds">Its first frame.</param>
/// <param name="OffsetSeconds">The frame behind its last.</param>
/// <param name="Energy">Energy of its partials in the loudest of its first frames, in squares of full scale.</param>
public readonly record struct TrackedNote(int Source, int Pitch, double OnsetSeconds, double OffsetSeconds, double Energy);
