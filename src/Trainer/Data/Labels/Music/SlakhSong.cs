namespace WeakSep.Trainer.Data.Labels.Music;

/// <summary>A song in Slakh2100's layout; a class is what General MIDI or the words of its name say (<see cref="PartMap"/>).</summary>
/// <param name="Track">The track; its stems have sound.</param>
/// <param name="Seconds">Its length.</param>
public sealed record SlakhSong(TrackFolder Track, double Seconds) : IStemSong
{
    /// <summary>The classes where none are named.</summary>
    public static IReadOnlyList<string> DefaultClasses { get; } = ["bass", "guitar", "piano"];

    /// <inheritdoc/>
    public string Name => Track.Name;

    /// <inheritdoc/>
    public string Split => Track.Split;

    /// <summary>Reads the songs of a data set; of their sound only lengths.</summary>
    /// <param name="directory">The data set.</param>
    /// <param name="classes">The classes.</param>
    /// <returns>Songs in the order of split and name.</returns>
    /// <exception cref="TrainingDataException">A file is missing or cannot be read, or no stem in any song is of some class.</exception>
    public static IReadOnlyList<SlakhSong> Read(string directory, IReadOnlyList<string> classes)
    {
        ArgumentNullException.ThrowIfNull(classes);
        List<SlakhSong> songs = [.. SlakhFolder.Read(directory, PartMap.ByName(classes)).Select(track => new SlakhSong(track, RecordingSamples.SecondsOf(track.MixPath)))];
        var missing = classes.FirstOrDefault(name => !songs.Exists(song => song.SoundOf(name).Count > 0));

        return missing is null
            ? songs
            : throw new TrainingDataException($"{directory}: class {missing}: no stem of {songs.Count} songs; expected instruments that play in them");
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> SoundOf(string name) => [.. Track.Stems.Where(stem => stem.Instrument == name).Select(stem => stem.AudioPath)];
}
