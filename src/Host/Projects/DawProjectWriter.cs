using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using WeakSep.Audio.Files;

namespace WeakSep.Host.Projects;

/// <summary>Writes projects in the open exchange format DAWproject 1.0: a ZIP file of XML and audio files.</summary>
/// <remarks>
/// Memory does not depend on the length of the audio, which is stored as it is. The same project and files always give the same bytes.
/// </remarks>
internal static class DawProjectWriter
{
    private const int BlockBytes = 1 << 17;

    // A ZIP file must state times; its earliest is as good as any and makes equal projects equal files.
    private static readonly DateTimeOffset EntryTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes a project to a file that appears whole or not at all.</summary>
    /// <param name="project">The project.</param>
    /// <param name="path">The file; replaced when it exists.</param>
    /// <param name="cancellation">Stops it; nothing is left then.</param>
    /// <exception cref="ArgumentException">A value of the project is out of range.</exception>
    /// <exception cref="IOException">An audio file cannot be read, or the project not be written.</exception>
    internal static void Write(DawProject project, string path, CancellationToken cancellation = default)
    {
        var part = AtomicFile.PartPathFor(path);

        try
        {
            using (var file = new FileStream(part, FileMode.CreateNew))
            {
                Write(project, file, cancellation);
            }

            AtomicFile.Commit(part, path);
        }
        finally
        {
            AtomicFile.Discard(part);
        }
    }

    /// <summary>Writes a project to a stream, which stays open.</summary>
    /// <param name="project">The project.</param>
    /// <param name="stream">Any stream that can be written, forward only.</param>
    /// <param name="cancellation">Stops it; what is in the stream then is of no use.</param>
    /// <exception cref="ArgumentException">A value of the project is out of range.</exception>
    /// <exception cref="IOException">An audio file cannot be read, or the stream not be written.</exception>
    internal static void Write(DawProject project, Stream stream, CancellationToken cancellation = default)
    {
        DawProjectCheck.Require(project);
        string[] audioPaths = [.. project.Tracks.Select((track, index) => ProjectNames.AudioPath(index + 1, track))];
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        WriteXml(archive, "metadata.xml", new XElement("MetaData", new XElement("Title", ProjectNames.Text(project.Title))));
        WriteXml(archive, "project.xml", ProjectXml.Of(project, audioPaths));

        foreach (var (track, audioPath) in project.Tracks.Zip(audioPaths))
        {
            CopyFile(archive, audioPath, track.AudioPath, cancellation);
        }
    }

    private static void WriteXml(ZipArchive archive, string name, XElement root)
    {
        var settings = new XmlWriterSettings
        {
            Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            Indent = true,
            NewLineChars = "\n",
        };

        using var entry = Begin(archive, name, CompressionLevel.Optimal);
        using var writer = XmlWriter.Create(entry, settings);
        new XDocument(new XDeclaration("1.0", "utf-8", "yes"), root).Save(writer);
    }

    private static void CopyFile(ZipArchive archive, string name, string path, CancellationToken cancellation)
    {
        using var source = File.OpenRead(path);
        using var entry = Begin(archive, name, CompressionLevel.NoCompression);
        var block = new byte[BlockBytes];

        for (var count = source.Read(block); count > 0; count = source.Read(block))
        {
            cancellation.ThrowIfCancellationRequested();
            entry.Write(block, 0, count);
        }
    }

    private static Stream Begin(ZipArchive archive, string name, CompressionLevel level)
    {
        var entry = archive.CreateEntry(name, level);
        entry.LastWriteTime = EntryTime;
        return entry.Open();
    }
}
