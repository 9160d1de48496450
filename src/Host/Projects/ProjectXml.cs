using System.Xml.Linq;

namespace WeakSep.Host.Projects;

/// <summary>The <c>project.xml</c> of a project: what there is, and where it lies in time.</summary>
/// <remarks>Elements stand in the order that the format's schema gives them; readers may insist on it.</remarks>
internal static class ProjectXml
{
    private const string FormatVersion = "1.0";

    /// <summary>Builds the root element.</summary>
    /// <param name="project">The project, checked.</param>
    /// <param name="audioPaths">Path of each track's file inside the container.</param>
    internal static XElement Of(DawProject project, IReadOnlyList<string> audioPaths)
    {
        var maker = new ElementMaker();
        var tempo = new TempoXml(project.Tempo, maker);
        var xml = new TrackXml(project, maker);
        var tracks = project.Tracks.Zip(audioPaths).SelectMany(pair => TracksOf(pair.First, pair.Second, xml)).ToList();
        var lanes = maker.Element("Lanes", new XAttribute("timeUnit", "beats"), tracks.Select(track => track.Lane));

        return new XElement(
            "Project",
            new XAttribute("version", FormatVersion),
            new XElement("Application", new XAttribute("name", "WeakSep"), new XAttribute("version", ProgramVersion.Text)),
            tempo.Transport(),
            new XElement("Structure", tracks.Select(track => track.Track), xml.Master),
            maker.Element("Arrangement", lanes, tempo.Automation()));
    }

    private static IEnumerable<(XElement Track, XElement Lane)> TracksOf(DawTrack track, string audioPath, TrackXml xml)
    {
        yield return xml.Audio(track, audioPath);

        if (track.Notes is { Count: > 0 })
        {
            yield return xml.Notes(track);
        }
    }
}
