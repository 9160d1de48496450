namespace WeakSep.Trainer.Data;

/// <summary>
/// Reads data sets in Slakh2100's layout: as published, and as <c>weaksep dataset synth</c> writes them.
/// </summary>
/// <remarks>
/// A track is a folder with mix.flac, all_src.mid, metadata.yaml, stems/Sxx.flac and MIDI/Sxx.mid. Stems that
/// metadata.yaml calls not rendered are left out, as Slakh2100 has some.
/// </remarks>
public static class SlakhFolder
{
    private const string MetadataFile = "metadata.yaml";
    private const string MixName = "mix";
    private const string ScoreFile = "all_src.mid";

    // Slakh2100 as published is FLAC; its 16 kHz edition and home-made sets come as WAV.
    private static readonly string[] AudioExtensions = [".flac", ".wav", ".ogg"];

    /// <summary>
    /// Folders of a data set that are read when the whole set is asked for; Slakh2100's "omitted" is not.
    /// </summary>
    public static IReadOnlyList<string> Splits { get; } = ["train", "validation", "test"];

    /// <summary>Lists tracks.</summary>
    /// <param name="directory">A data set with splits, one split of it, or one track.</param>
    /// <param name="parts">Which stems are which instrument; null for bass, guitar and piano by whole families.</param>
    /// <param name="stemsRequired">
    /// Whether a stem's audio must be there. Training from scores does without: the path then says where it would be.
    /// </param>
    /// <returns>Tracks in the order of split and name; never empty.</returns>
    /// <exception cref="TrainingDataException">
    /// No such folder, no track in it, or a track that is not whole; the message names the file and what was expected.
    /// </exception>
    public static IReadOnlyList<TrackFolder> Read(
        string directory, PartMap? parts = null, bool stemsRequired = true)
    {
        var map = parts ?? PartMap.Families;
        return [.. TrackPaths(directory).Select(folder => ReadTrack(folder, map, stemsRequired))];
    }

    /// <summary>Lists the folders of tracks without reading them.</summary>
    /// <param name="directory">A data set with splits, one split of it, or one track.</param>
    /// <returns>Folders in the order of split and name; never empty.</returns>
    /// <exception cref="TrainingDataException">No such folder, or no track in it.</exception>
    public static IReadOnlyList<string> TrackPaths(string directory)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);

        if (!Directory.Exists(directory))
        {
            throw new TrainingDataException($"{directory}: no such folder; expected tracks in Slakh2100's layout");
        }

        var splits = Splits.Select(split => Path.Combine(directory, split)).Where(Directory.Exists).ToList();
        string[] folders = [.. splits.Count > 0 ? splits.SelectMany(TracksOf) : TracksOf(directory)];

        return folders.Length > 0
            ? folders
            : throw new TrainingDataException($"{directory}: no tracks; expected folders with {MetadataFile}");
    }

    /// <summary>Whether a folder holds tracks in this layout, or is one.</summary>
    /// <param name="directory">Any folder.</param>
    internal static bool Holds(string directory) => Directory.Exists(directory)
        && Splits.Select(split => Path.Combine(directory, split)).Where(Directory.Exists).Prepend(directory).Any(folder => TracksOf(folder).Any());

    private static IEnumerable<string> TracksOf(string directory)
    {
        if (File.Exists(Path.Combine(directory, MetadataFile)))
        {
            return [directory];
        }

        return Directory.EnumerateDirectories(directory)
            .Where(folder => File.Exists(Path.Combine(folder, MetadataFile)))
            .Order(StringComparer.Ordinal);
    }

    private static TrackFolder ReadTrack(string folder, PartMap map, bool stemsRequired)
    {
        var path = Path.GetFullPath(folder);
        var metadata = SlakhMetadata.Read(Path.Combine(path, MetadataFile));
        var audio = Path.Combine(path, metadata.AudioFolder);
        var midi = Path.Combine(path, metadata.MidiFolder);

        var stems =
            from stem in metadata.Stems
            where stem.IsRendered && stem.HasMidi
            orderby stem.Id
            select new StemEntry(
                stem.Id,
                map.Of(stem.Program, stem.IsDrum, name: ""),
                stem.Source,
                AudioFile(audio, stem.Id, stemsRequired),
                Existing(Path.Combine(midi, stem.Id + ".mid")));

        return new TrackFolder(
            Path.GetFileName(path),
            Path.GetFileName(Path.GetDirectoryName(path)) ?? "",
            path,
            AudioFile(path, MixName, required: true),
            Existing(Path.Combine(path, ScoreFile)),
            [.. stems]);
    }

    private static string AudioFile(string folder, string name, bool required)
    {
        var found = AudioExtensions.Select(extension => Path.Combine(folder, name + extension)).FirstOrDefault(File.Exists);
        var expected = Path.Combine(folder, name + AudioExtensions[0]);

        return found ?? (required
            ? throw new TrainingDataException($"{expected}: missing, though {MetadataFile} promises it")
            : expected);
    }

    private static string Existing(string path) => File.Exists(path)
        ? path
        : throw new TrainingDataException($"{path}: missing, though {MetadataFile} promises it");
}
