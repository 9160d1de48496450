using WeakSep.MidiScore;

namespace WeakSep.Host.Projects;

/// <summary>A song as a DAW shows it: tracks side by side, all beginning at the start of the arrangement.</summary>
/// <param name="Title">Title of the song.</param>
/// <param name="Tempo">Tempo and time signatures.</param>
/// <param name="SampleRate">Rate of every track's file, in hertz.</param>
/// <param name="Seconds">Length of every track's file.</param>
/// <param name="MasterGainDb">Fader of the master track, up to <see cref="HighestGainDb"/>.</param>
/// <param name="Tracks">The tracks, from top to bottom.</param>
internal sealed record DawProject(
    string Title, TempoMap Tempo, int SampleRate, double Seconds, double MasterGainDb, IReadOnlyList<DawTrack> Tracks)
{
    /// <summary>Faders here and below are closed: they give silence, not -60 dB.</summary>
    internal const double SilenceDb = -60;

    /// <summary>The top of every fader.</summary>
    internal const double HighestGainDb = 12;
}
