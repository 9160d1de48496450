namespace WeakSep.Trainer.Data.Labels.Files;

/// <summary>Reads UrbanSound8K: <c>metadata/UrbanSound8K.csv</c> names recordings in <c>audio/foldN/</c>, one class each.</summary>
internal static class UrbanSoundReader
{
    /// <summary>The classes of UrbanSound8K, in the order of their numbers.</summary>
    public static readonly string[] Published =
    [
        "air_conditioner", "car_horn", "children_playing", "dog_bark", "drilling",
        "engine_idling", "gun_shot", "jackhammer", "siren", "street_music",
    ];

    private const string FileName = "slice_file_name";
    private const string Class = "class";
    private const string Background = "2";
    private const int MostFolds = 1000;

    /// <summary>Where the table lies.</summary>
    /// <param name="directory">The data set.</param>
    public static string TableOf(string directory) => Path.Combine(directory, "metadata", "UrbanSound8K.csv");

    /// <summary>Reads the table.</summary>
    /// <param name="directory">The data set.</param>
    /// <param name="foregroundOnly">Whether to leave out recordings in the background.</param>
    /// <param name="findings">Told what is wrong.</param>
    /// <exception cref="TrainingDataException">The table cannot be read at all.</exception>
    public static IEnumerable<LabelRow> Read(string directory, bool foregroundOnly, LabelFindings findings)
    {
        var path = TableOf(directory);
        TableColumns? columns = null;

        foreach (var (number, line) in LabelText.Lines(path))
        {
            if (columns is null)
            {
                (columns, _) = TableColumns.Read(path, line, ',', [FileName, "start", "end", "salience", "fold", Class]);
            }
            else if (columns.Fields(number, line, findings) is { } fields
                && ReadRow(directory, $"{path}: line {number}", columns, fields, findings) is { } row
                && !(foregroundOnly && columns.Of(fields, "salience") == Background))
            {
                yield return row;
            }
        }
    }

    private static LabelRow? ReadRow(
        string directory, string place, TableColumns columns, IReadOnlyList<string> fields, LabelFindings findings)
    {
        var name = columns.Of(fields, FileName);

        if (name.Length == 0 || name.Contains('/', StringComparison.Ordinal) || AudioIndex.LeadsOutside(name))
        {
            findings.Error($"{place}: slice_file_name is {(name.Length == 0 ? "empty" : name)}; expected the name of a file");
            return null;
        }

        if (!int.TryParse(columns.Of(fields, "fold"), out var fold) || fold is < 1 or > MostFolds)
        {
            findings.Error($"{place}: fold is {columns.Of(fields, "fold")}; expected 1 to {MostFolds}");
            return null;
        }

        // The times are those of the recording that the slice was cut from: they are checked, and say nothing about the slice.
        if (LabelTimes.Parse(place, ("start", "end"), columns.Of(fields, "start"), columns.Of(fields, "end"), findings) is null)
        {
            return null;
        }

        var split = $"fold{fold}";
        var audio = Path.Combine(directory, "audio", split, name);

        return new LabelRow(place, File.Exists(audio) ? audio : null, $"{split}/{name}", split, [columns.Of(fields, Class)], IsFrameLevel: false);
    }
}
