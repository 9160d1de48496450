using System.Text.RegularExpressions;
using WeakSep.Audio;
using WeakSep.MidiScore;

namespace WeakSep.Host.Projects;

/// <summary>Refuses values that a project cannot hold, before a byte is written.</summary>
internal static partial class DawProjectCheck
{
    private const int MaxMidi = 127;

    /// <summary>Checks every value of a project.</summary>
    /// <exception cref="ArgumentException">Names the first value that is out of range.</exception>
    internal static void Require(DawProject project)
    {
        Require(project.SampleRate > 0, $"{project.SampleRate} Hz", "a rate above 0");
        Require(IsTime(project.Seconds), $"{project.Seconds} s", "a length of 0 or more");
        RequireGain(project.MasterGainDb, "the master");

        foreach (var track in project.Tracks)
        {
            Require(track);
        }
    }

    private static void Require(DawTrack track)
    {
        RequireGain(track.GainDb, track.Name);
        Require(track.Pan is >= -1 and <= 1, $"pan {track.Pan} of {track.Name}", "-1 to 1");
        Require(Colour().IsMatch(track.ColourHex), $"colour {track.ColourHex} of {track.Name}", "#rrggbb");
        Require(track.Channels is >= 1 and <= AudioFormat.MaxChannels, $"{track.Channels} channels of {track.Name}", $"1 to {AudioFormat.MaxChannels}");
        Require(track.Program is >= 0 and <= MaxMidi, $"program {track.Program} of {track.Name}", $"0 to {MaxMidi}");

        foreach (var note in track.Notes ?? [])
        {
            Require(IsNote(note), $"{note} of {track.Name}", "times of 0 s or more in order, pitch 0 to 127, velocity 1 to 127");
        }
    }

    private static bool IsNote(ScoreNote note) =>
        IsTime(note.Onset) && IsTime(note.Offset) && note.Offset >= note.Onset
        && note.Pitch is >= 0 and <= MaxMidi && note.Velocity is >= 1 and <= MaxMidi;

    private static bool IsTime(double seconds) => double.IsFinite(seconds) && seconds >= 0;

    // Negative infinity is a level: that of silence.
    private static void RequireGain(double decibels, string name) =>
        Require(decibels <= DawProject.HighestGainDb, $"fader of {name} at {decibels} dB", $"up to {DawProject.HighestGainDb} dB");

    private static void Require(bool condition, FormattableString found, string expected)
    {
        if (!condition)
        {
            throw new ArgumentException($"{FormattableString.Invariant(found)}: expected {expected}");
        }
    }

    [GeneratedRegex(@"\A#[0-9A-Fa-f]{6}\z")]
    private static partial Regex Colour();
}
