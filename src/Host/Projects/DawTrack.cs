using WeakSep.MidiScore;

namespace WeakSep.Host.Projects;

/// <summary>An audio track of a <see cref="DawProject"/>, with a note track below it where there are notes.</summary>
/// <param name="Name">Name for people; any text.</param>
/// <param name="ColourHex">Colour, <c>#rrggbb</c>.</param>
/// <param name="AudioPath">The file that goes into the project, such as a stem as WAV or FLAC.</param>
/// <param name="Channels">Channels of the file.</param>
/// <param name="GainDb">Fader, up to <see cref="DawProject.HighestGainDb"/>; <see cref="DawProject.SilenceDb"/> or less is silence.</param>
/// <param name="Pan">-1 is left, 0 the middle, 1 right.</param>
/// <param name="Mute">Whether the track is muted.</param>
/// <param name="Solo">Whether the track is played alone.</param>
/// <param name="Notes">Its notes, times in seconds; null or none gives no note track.</param>
/// <param name="Program">0-based General MIDI program of the notes; the note track's comment says it in words.</param>
internal sealed record DawTrack(
    string Name,
    string ColourHex,
    string AudioPath,
    int Channels,
    double GainDb = 0,
    double Pan = 0,
    bool Mute = false,
    bool Solo = false,
    IReadOnlyList<ScoreNote>? Notes = null,
    int Program = 0);
