using WeakSep.MidiScore;
using WeakSep.MidiScore.Files;

namespace WeakSep.Trainer.Data;

/// <summary>
/// Reads the plain layout: a folder per song with <c>mix.*</c>, sound in any format, and <c>score.mid</c>; where stems are
/// known, <c>stems/INSTRUMENT.*</c>.
/// </summary>
public static class SongFolder
{
    internal const string MixName = "mix";
    internal const string StemsFolder = "stems";
    private const string ScoreName = "score";

    private static readonly string[] ScoreExtensions = [".mid", ".midi"];

    /// <summary>Lists the folders of songs without reading them.</summary>
    /// <param name="directory">A folder of songs, with or without splits, or one song.</param>
    /// <returns>Folders in the order of split and name; may be empty.</returns>
    public static IReadOnlyList<string> Paths(string directory)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);

        if (IsSong(directory))
        {
            return [directory];
        }

        var splits = SlakhFolder.Splits.Select(split => Path.Combine(directory, split)).Where(Directory.Exists).ToList();

        return [.. splits.Count > 0 ? splits.SelectMany(SongsOf) : SongsOf(directory)];
    }

    /// <summary>Reads one song.</summary>
    /// <param name="folder">Its folder.</param>
    /// <param name="map">Which parts are which instrument.</param>
    /// <param name="stemsRequired">Whether the sound of every instrument that plays must be there by itself.</param>
    /// <param name="score">A score to take instead of the folder's own, such as one that was aligned.</param>
    /// <exception cref="TrainingDataException">A file is missing or cannot be read; the message names it.</exception>
    public static TrackFolder Read(string folder, PartMap map, bool stemsRequired, string? score = null)
    {
        ArgumentNullException.ThrowIfNull(map);
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var mix = FileNamed(path, MixName)
            ?? throw new TrainingDataException($"{Path.Combine(path, MixName)}.*: missing; expected the song's sound beside its score");
        var scorePath = score ?? ScoreIn(path)
            ?? throw new TrainingDataException($"{Path.Combine(path, ScoreName)}.mid: missing; expected the song's score beside its sound");

        return new TrackFolder(
            Path.GetFileName(path),
            Path.GetFileName(Path.GetDirectoryName(path)) ?? "",
            path,
            mix,
            scorePath,
            [.. Stems(path, ReadParts(scorePath), scorePath, map, stemsRequired)]);
    }

    private static IEnumerable<StemEntry> Stems(
        string path, IReadOnlyList<ScorePart> parts, string score, PartMap map, bool stemsRequired)
    {
        var owned = parts.Select((part, index) => (Index: index, Instrument: map.Of(part))).ToLookup(part => part.Instrument, part => part.Index);

        foreach (var instrument in owned.OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            // A part of no instrument stays a stem, so that reports can say what the mix holds besides.
            var id = instrument.Key ?? "none";
            var audio = FileNamed(Path.Combine(path, StemsFolder), id);
            var expected = Path.Combine(path, StemsFolder, id);

            if (audio is null && stemsRequired && instrument.Key is not null)
            {
                throw new TrainingDataException($"{expected}.*: missing; expected the sound of {id} by itself, for its score has notes");
            }

            yield return new StemEntry(id, instrument.Key, "", audio ?? expected, score, [.. instrument]);
        }
    }

    private static IReadOnlyList<ScorePart> ReadParts(string score)
    {
        try
        {
            return MidiFileReader.Read(score).Parts;
        }
        catch (Exception failure) when (failure is MidiFormatException or IOException or UnauthorizedAccessException)
        {
            throw new TrainingDataException(failure.Message, failure);
        }
    }

    private static IEnumerable<string> SongsOf(string directory) => Directory.Exists(directory)
        ? Directory.EnumerateDirectories(directory)
            .Where(folder => !Path.GetFileName(folder).StartsWith('.') && IsSong(folder))
            .Order(StringComparer.Ordinal)
        : [];

    private static bool IsSong(string folder) => FileNamed(folder, MixName) is not null || ScoreIn(folder) is not null;

    internal static string? ScoreIn(string folder) =>
        ScoreExtensions.Select(extension => Path.Combine(folder, ScoreName + extension)).FirstOrDefault(File.Exists);

    internal static string? FileNamed(string folder, string name) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder)
            .Where(file => Path.GetFileNameWithoutExtension(file) == name && !Path.GetExtension(file).Equals(".mid", StringComparison.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal)
            .FirstOrDefault()
        : null;
}
