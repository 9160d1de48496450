namespace WeakSep.Trainer.Data.Labels.Files;

/// <summary>The audio files below a folder, and which of them a line of labels means.</summary>
internal sealed class AudioIndex
{
    private const int VideoIdLength = 11;       // of YouTube, by which AudioSet names its clips
    private const string AudioFolder = "audio";
    private const string MetadataFolder = "metadata";

    private static readonly string[] Extensions = [".wav", ".flac", ".ogg", ".opus", ".mp3", ".aif", ".aiff", ".w64", ".caf"];
    private static readonly EnumerationOptions Below = new() { RecurseSubdirectories = true, MaxRecursionDepth = 6 };

    private readonly string _directory;
    private readonly Lazy<Dictionary<string, string?>> _byName;
    private readonly Lazy<Dictionary<string, string>> _byVideo;

    /// <summary>Prepares an index; the folder is searched when it is first needed.</summary>
    /// <param name="directory">The data set.</param>
    public AudioIndex(string directory)
    {
        _directory = Path.GetFullPath(directory);
        _byName = new(() => IndexNames(_directory));
        _byVideo = new(() => IndexVideos(_directory));
    }

    /// <summary>Whether a file's name is that of audio.</summary>
    /// <param name="path">The file.</param>
    public static bool IsAudio(string path) => Extensions.Contains(Path.GetExtension(path).ToLowerInvariant());

    /// <summary>The audio files of a folder, by name; none where it is missing.</summary>
    /// <param name="folder">The folder.</param>
    public static IEnumerable<string> FilesIn(string folder) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, "*", new EnumerationOptions()).Where(IsAudio).Order(StringComparer.Ordinal)
        : [];

    /// <summary>Whether a name could lead out of the data set.</summary>
    /// <param name="name">A name from a table, with slashes.</param>
    public static bool LeadsOutside(string name) => name.Contains('\0', StringComparison.Ordinal)
        || Path.IsPathRooted(name) || name.Contains(':', StringComparison.Ordinal) || name.Split('/').Contains("..");

    /// <summary>The file that a table names.</summary>
    /// <param name="table">The table.</param>
    /// <param name="name">The name, with slashes.</param>
    /// <returns>The file beside the table, in <c>audio</c>, where DESED keeps it, or the only one of its name; else null.</returns>
    public string? Find(string table, string name)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(table))!;

        foreach (var candidate in (string[])[folder, Path.Combine(folder, AudioFolder), _directory, Path.Combine(_directory, AudioFolder), .. Mirrors(table)])
        {
            if (Path.Combine(candidate, name) is var path && File.Exists(path))
            {
                return path;
            }
        }

        return _byName.Value.GetValueOrDefault(Path.GetFileName(name));
    }

    /// <summary>The file of a video of AudioSet.</summary>
    /// <param name="id">Its identifier.</param>
    /// <returns>ID.*, YID.*, ID_START_END.* or YID_START_END.*; null where there is none.</returns>
    public string? FindVideo(string id) => _byVideo.Value.GetValueOrDefault(id);

    /// <summary>For <c>metadata/train/weak.tsv</c>, the folders <c>audio/train/weak</c> and <c>audio/train</c>.</summary>
    private IEnumerable<string> Mirrors(string table)
    {
        var parts = Path.GetRelativePath(_directory, Path.GetFullPath(table)).Split(Path.DirectorySeparatorChar);

        if (Array.IndexOf(parts, MetadataFolder) is >= 0 and var at)
        {
            parts[at] = AudioFolder;
            parts[^1] = Path.GetFileNameWithoutExtension(parts[^1]);
            yield return Path.Combine([_directory, .. parts]);
            yield return Path.Combine([_directory, .. parts[..^1]]);
        }
    }

    private static Dictionary<string, string?> IndexNames(string directory)
    {
        var found = new Dictionary<string, string?>(StringComparer.Ordinal);

        foreach (var path in Directory.EnumerateFiles(directory, "*", Below).Where(IsAudio))
        {
            // A name that two files bear says nothing.
            found[Path.GetFileName(path)] = found.ContainsKey(Path.GetFileName(path)) ? null : path;
        }

        return found;
    }

    private static Dictionary<string, string> IndexVideos(string directory)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);

        foreach (var path in Directory.EnumerateFiles(directory, "*", Below).Where(IsAudio).Order(StringComparer.Ordinal))
        {
            var stem = Path.GetFileNameWithoutExtension(path);

            foreach (var id in (string[])[stem, stem.StartsWith('Y') ? stem[1..] : ""])
            {
                if (id.Length == VideoIdLength || (id.Length > VideoIdLength && id[VideoIdLength] == '_'))
                {
                    found.TryAdd(id[..VideoIdLength], path);
                }
            }
        }

        return found;
    }
}
