namespace WeakSep.Trainer.Data.Labels.Files;

/// <summary>
/// Reads tables of DCASE and DESED: <c>filename onset offset event_label</c> says when, <c>filename event_labels</c> only
/// what. Tabs in .tsv, commas in .csv.
/// </summary>
internal static class EventTableReader
{
    private const string FileName = "filename";
    private const string Onset = "onset";
    private const string Offset = "offset";
    private const string EventLabel = "event_label";
    private const string EventLabels = "event_labels";

    /// <summary>Reads a table.</summary>
    /// <param name="directory">The data set.</param>
    /// <param name="path">The table.</param>
    /// <param name="audio">Finds the audio.</param>
    /// <param name="findings">Told what is wrong.</param>
    /// <exception cref="TrainingDataException">The table cannot be read at all.</exception>
    public static IEnumerable<LabelRow> Read(string directory, string path, AudioIndex audio, LabelFindings findings)
    {
        var separator = Path.GetExtension(path).Equals(".tsv", StringComparison.OrdinalIgnoreCase) ? '\t' : ',';
        var split = SplitName.OfFile(directory, path);
        TableColumns? columns = null;
        var isFrameLevel = false;

        foreach (var (number, line) in LabelText.Lines(path))
        {
            if (columns is null)
            {
                (columns, var set) = TableColumns.Read(
                    path, line, separator, [FileName, Onset, Offset, EventLabel], [FileName, EventLabels]);
                isFrameLevel = set == 0;
            }
            else if (columns.Fields(number, line, findings) is { } fields)
            {
                var name = columns.Of(fields, FileName).Replace('\\', '/');
                var place = $"{path}: line {number}";

                if (name.Length == 0 || AudioIndex.LeadsOutside(name))
                {
                    findings.Error($"{place}: filename is {(name.Length == 0 ? "empty" : name)}; expected the name of an audio file in the data set");
                    continue;
                }

                var row = new LabelRow(place, audio.Find(path, name), name, split, Labels(columns, fields, isFrameLevel), isFrameLevel);

                if (!isFrameLevel)
                {
                    yield return row;
                }
                else if (row.Labels.Count == 0 && columns.Of(fields, Onset).Length == 0)
                {
                    yield return row;       // DESED lists files in which nothing happens so
                }
                else if (row.Labels.Count == 0)
                {
                    findings.Error($"{place}: event_label is empty; expected a class");
                }
                else if (LabelTimes.Parse(place, (Onset, Offset), columns.Of(fields, Onset), columns.Of(fields, Offset), findings) is { } times)
                {
                    yield return row with { Event = times };
                }
            }
        }

        if (columns is null)
        {
            findings.Warning($"{path}: empty; expected labels");
        }
    }

    private static string[] Labels(TableColumns columns, IReadOnlyList<string> fields, bool isFrameLevel) => isFrameLevel
        ? columns.Of(fields, EventLabel) is { Length: > 0 } label ? [label] : []
        : columns.Of(fields, EventLabels).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
