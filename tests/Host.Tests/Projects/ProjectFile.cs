using System.IO.Compression;
using System.Xml.Linq;
using WeakSep.Host.Projects;

namespace WeakSep.Host.Tests.Projects;

/// <summary>A project as another program reads it: the container opened, the XML parsed.</summary>
internal sealed class ProjectFile : IDisposable
{
    private readonly ZipArchive _archive;

    private ProjectFile(Stream stream)
    {
        _archive = new ZipArchive(stream, ZipArchiveMode.Read);
        Xml = Load("project.xml");
        Metadata = Load("metadata.xml");
    }

    public XElement Xml { get; }

    public XElement Metadata { get; }

    public IReadOnlyList<ZipArchiveEntry> Audio => [.. _archive.Entries.Where(entry => !entry.Name.EndsWith(".xml", StringComparison.Ordinal))];

    public static ProjectFile Open(string path) => new(File.OpenRead(path));

    public static ProjectFile Of(Stream stream) => new(stream);

    /// <summary>Writes a project into memory and opens it.</summary>
    public static ProjectFile Of(DawProject project) => new(new MemoryStream(BytesOf(project)));

    public static byte[] BytesOf(DawProject project)
    {
        using var stream = new MemoryStream();
        DawProjectWriter.Write(project, stream);
        return stream.ToArray();
    }

    /// <summary>The track of a name in the structure.</summary>
    public XElement Track(string name) => Xml.Element("Structure")!.Elements("Track").Single(track => (string?)track.Attribute("name") == name);

    /// <summary>The clip on a track, found through the arrangement's reference to it.</summary>
    public XElement Clip(string name)
    {
        var id = Track(name).Attribute("id")!.Value;
        return Xml.Element("Arrangement")!.Element("Lanes")!.Elements("Lanes").Single(lane => lane.Attribute("track")!.Value == id)
            .Element("Clips")!.Element("Clip")!;
    }

    /// <summary>A number of an element.</summary>
    public static double Number(XElement element, string attribute) => (double)element.Attribute(attribute)!;

    public static byte[] ContentOf(ZipArchiveEntry entry)
    {
        using var content = new MemoryStream();
        using var stream = entry.Open();
        stream.CopyTo(content);
        return content.ToArray();
    }

    public void Dispose() => _archive.Dispose();

    private XElement Load(string name)
    {
        using var stream = _archive.GetEntry(name)!.Open();
        return XDocument.Load(stream).Root!;
    }
}
