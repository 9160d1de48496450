using System.Xml.Linq;
using WeakSep.Audio.Dsp;
using WeakSep.MidiScore;

namespace WeakSep.Host.Projects;

/// <summary>The elements of tracks: each has one in the structure with its channel, and one in the arrangement with its clip.</summary>
/// <remarks>
/// Positions are in beats, which DAWproject counts as quarter notes. An audio clip's place is in beats and what it plays in seconds, so
/// that nothing is warped.
/// </remarks>
internal sealed class TrackXml
{
    private const int Stereo = 2;
    private const double Centre = 0.5;
    private const double HighestVelocity = 127;

    private static readonly (double, double) Faders = (0, Decibels.ToAmplitude(DawProject.HighestGainDb));

    private readonly DawProject _project;
    private readonly ElementMaker _maker;
    private readonly XElement _masterChannel;

    /// <summary>Makes the master track.</summary>
    /// <param name="project">The project, checked.</param>
    /// <param name="maker">Makes elements.</param>
    internal TrackXml(DawProject project, ElementMaker maker)
    {
        _project = project;
        _maker = maker;
        var channels = project.Tracks.Select(track => track.Channels).Append(Stereo).Max();
        _masterChannel = Channel("master", channels, project.MasterGainDb, pan: 0, mute: false, solo: false);
        Master = maker.Element("Track", Named("Master"), new XAttribute("contentType", "audio notes"), new XAttribute("loaded", true), _masterChannel);
    }

    /// <summary>The track that all others go to.</summary>
    internal XElement Master { get; }

    /// <summary>The audio track of a track.</summary>
    /// <param name="track">The track.</param>
    /// <param name="audioPath">Its file inside the container.</param>
    /// <returns>Its element in the structure and the one in the arrangement.</returns>
    internal (XElement Track, XElement Lane) Audio(DawTrack track, string audioPath)
    {
        var channel = Channel("regular", track.Channels, track.GainDb, track.Pan, track.Mute, track.Solo);
        var element = Track(track.Name, track.ColourHex, "audio", comment: null, channel);
        var file = new XElement("File", new XAttribute("path", audioPath), new XAttribute("external", false));
        var audio = _maker.Element(
            "Audio",
            new XAttribute("timeUnit", "seconds"),
            ElementMaker.Number("duration", _project.Seconds),
            new XAttribute("channels", track.Channels),
            new XAttribute("sampleRate", _project.SampleRate),
            file);

        return (element, Lane(element, track, _project.Seconds, "seconds", audio));
    }

    /// <summary>The note track of a track.</summary>
    /// <param name="track">A track with notes.</param>
    /// <returns>Its element in the structure and the one in the arrangement.</returns>
    internal (XElement Track, XElement Lane) Notes(DawTrack track)
    {
        // Its own fader stays at 0 dB: it makes no sound until a person puts an instrument on it.
        var channel = Channel("regular", Stereo, gainDb: 0, pan: 0, mute: false, solo: false);
        var comment = $"General MIDI {track.Program + 1}: {GeneralMidi.ProgramName(track.Program)}";
        var element = Track($"{ProjectNames.Text(track.Name)} notes", track.ColourHex, "notes", comment, channel);
        var notes = _maker.Element("Notes", track.Notes!.OrderBy(note => note.Onset).ThenBy(note => note.Pitch).Select(Note));
        var seconds = Math.Max(_project.Seconds, track.Notes!.Max(note => note.Offset));

        return (element, Lane(element, track, seconds, "beats", notes));
    }

    private static XAttribute Named(string name) => new("name", ProjectNames.Text(name));

    private XElement Track(string name, string colour, string contentType, string? comment, XElement channel) => _maker.Element(
        "Track",
        Named(name),
        new XAttribute("color", colour),
        comment is null ? null : new XAttribute("comment", comment),
        new XAttribute("contentType", contentType),
        new XAttribute("loaded", true),
        channel);

    private XElement Channel(string role, int channels, double gainDb, double pan, bool mute, bool solo) => _maker.Element(
        "Channel",
        new XAttribute("role", role),
        new XAttribute("audioChannels", channels),
        role == "master" ? null : ElementMaker.Reference("destination", _masterChannel),
        new XAttribute("solo", solo),
        _maker.Switch("Mute", mute),
        _maker.Real("Pan", Centre + (pan * Centre), "normalized", (0, 1)),
        _maker.Real("Volume", gainDb <= DawProject.SilenceDb ? 0 : Decibels.ToAmplitude(gainDb), "linear", Faders));

    private XElement Lane(XElement element, DawTrack track, double seconds, string contentUnit, XElement content)
    {
        var beats = Beats(seconds);
        var clip = new XElement(
            "Clip",
            Named(track.Name),
            new XAttribute("color", track.ColourHex),
            ElementMaker.Number("time", 0),
            ElementMaker.Number("duration", beats),
            new XAttribute("contentTimeUnit", contentUnit),
            ElementMaker.Number("playStart", 0),
            ElementMaker.Number("playStop", contentUnit == "seconds" ? seconds : beats),
            content);

        return _maker.Element("Lanes", ElementMaker.Reference("track", element), _maker.Element("Clips", clip));
    }

    private XElement Note(ScoreNote note)
    {
        var start = Beats(note.Onset);

        return new XElement(
            "Note",
            ElementMaker.Number("time", start),
            ElementMaker.Number("duration", Beats(note.Offset) - start),
            new XAttribute("channel", 0),
            new XAttribute("key", note.Pitch),
            ElementMaker.Number("vel", note.Velocity / HighestVelocity));
    }

    private double Beats(double seconds) => _project.Tempo.SecondsToQuarters(seconds);
}
