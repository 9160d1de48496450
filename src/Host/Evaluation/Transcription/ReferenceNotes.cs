using WeakSep.MidiScore;
using WeakSep.MidiScore.Files;
using WeakSep.MidiScore.PianoRolls;
using WeakSep.Trainer.Data;

namespace WeakSep.Host.Evaluation.Transcription;

/// <summary>What a track's instruments play, from the MIDI files of its stems.</summary>
internal static class ReferenceNotes
{
    /// <summary>The notes of an instrument as they sound under the pedal, as in training; those outside of a piano's keys cannot be found.</summary>
    /// <param name="track">The track.</param>
    /// <param name="id">Id of the instrument.</param>
    /// <exception cref="MidiFormatException">A score cannot be read.</exception>
    internal static List<ScoreNote> Of(TrackFolder track, string id) =>
    [
        .. from stem in track.Stems
           where stem.Instrument == id
           from part in stem.ReadParts()
           from note in part.SustainedNotes()
           where note.Pitch is >= PianoRoll.LowestPitch and < PianoRoll.LowestPitch + PianoRoll.Pitches
           select note,
    ];
}
