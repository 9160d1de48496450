namespace WeakSep.Trainer.Data;

/// <summary>A data set on disk, in Slakh2100's layout (<see cref="SlakhFolder"/>) or in the plain one (<see cref="SongFolder"/>).</summary>
public static class DataFolder
{
    internal const string TrainingSplit = "train";
    internal const string ValidationSplit = "validation";

    /// <summary>Whether a folder is in the plain layout.</summary>
    /// <param name="directory">A data set, a split or a track.</param>
    public static bool IsPlain(string directory) => !SlakhFolder.Holds(directory) && SongFolder.Paths(directory).Count > 0;

    /// <summary>Lists the folders of tracks without reading them.</summary>
    /// <param name="directory">A data set, a split or a track, in either layout.</param>
    /// <returns>Folders in the order of split and name; never empty.</returns>
    /// <exception cref="TrainingDataException">No such folder, or no track in it.</exception>
    public static IReadOnlyList<string> TrackPaths(string directory)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);

        if (!Directory.Exists(directory))
        {
            throw new TrainingDataException($"{directory}: no such folder; expected folders of songs, each with mix.* and score.mid");
        }

        if (SlakhFolder.Holds(directory))
        {
            return SlakhFolder.TrackPaths(directory);
        }

        return SongFolder.Paths(directory) is { Count: > 0 } songs
            ? songs
            : throw new TrainingDataException(
                $"{directory}: no tracks; expected folders of songs, each with mix.* and score.mid, or with metadata.yaml in Slakh2100's layout");
    }

    /// <summary>Reads tracks.</summary>
    /// <param name="directory">A data set, a split or a track, in either layout.</param>
    /// <param name="map">Which parts are which instrument.</param>
    /// <param name="stemsRequired">Whether the sound of stems must be there.</param>
    /// <exception cref="TrainingDataException">No track, or one that is not whole.</exception>
    public static IReadOnlyList<TrackFolder> Read(string directory, PartMap map, bool stemsRequired) =>
        [.. TrackPaths(directory).SelectMany(path => ReadTrack(path, map, stemsRequired))];

    /// <summary>The tracks to learn from and those to validate on.</summary>
    /// <param name="directory">A data set; songs that do not lie in train and validation are divided by <see cref="SongSplit"/>.</param>
    /// <param name="map">Which parts are which instrument.</param>
    /// <param name="stemsRequired">Whether the sound of stems must be there.</param>
    /// <exception cref="TrainingDataException">No track, one that is not whole, or no way to divide them.</exception>
    public static (IReadOnlyList<TrackFolder> Training, IReadOnlyList<TrackFolder> Validation) ReadSplits(
        string directory, PartMap map, bool stemsRequired)
    {
        var (training, validation) = (Path.Combine(directory, TrainingSplit), Path.Combine(directory, ValidationSplit));

        return SlakhFolder.Holds(directory) || IsDivided(directory)
            ? (Read(training, map, stemsRequired), Read(validation, map, stemsRequired))
            : SongSplit.Divide(Read(directory, map, stemsRequired), directory);
    }

    /// <summary>Whether a data set lies in folders for training and validation.</summary>
    /// <param name="directory">A data set.</param>
    internal static bool IsDivided(string directory) =>
        Directory.Exists(Path.Combine(directory, TrainingSplit)) || Directory.Exists(Path.Combine(directory, ValidationSplit));

    private static IReadOnlyList<TrackFolder> ReadTrack(string path, PartMap map, bool stemsRequired) => SlakhFolder.Holds(path)
        ? SlakhFolder.Read(path, map, stemsRequired)
        : [SongFolder.Read(path, map, stemsRequired)];
}
