namespace WeakSep.Trainer.Data.Labels.Files;

/// <summary>
/// Reads tables of AudioSet: comments, then <c>YTID, start_seconds, end_seconds, "label,label"</c>. Labels are the
/// identifiers of its ontology, or the names that <c>class_labels_indices.csv</c> beside the table gives them.
/// </summary>
internal static class AudioSetReader
{
    /// <summary>Name of the table of classes.</summary>
    public const string ClassTable = "class_labels_indices.csv";

    private const int Fields = 4;

    /// <summary>Whether a line is the first of such a table.</summary>
    /// <param name="line">The line.</param>
    public static bool Begins(string line) =>
        line.StartsWith('#') || line.StartsWith("YTID", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads a table.</summary>
    /// <param name="directory">The data set.</param>
    /// <param name="path">The table.</param>
    /// <param name="audio">Finds the audio.</param>
    /// <param name="findings">Told what is wrong.</param>
    /// <exception cref="TrainingDataException">The table cannot be read at all.</exception>
    public static IEnumerable<LabelRow> Read(string directory, string path, AudioIndex audio, LabelFindings findings)
    {
        var split = SplitName.OfFile(directory, path);
        var names = Names(path);

        foreach (var (number, line) in LabelText.Lines(path))
        {
            if (Begins(line))
            {
                continue;
            }

            var place = $"{path}: line {number}";

            if (DelimitedLine.Split(line, ',') is not { Count: Fields } fields)
            {
                findings.Error($"{place}: {(line.Contains(';', StringComparison.Ordinal) || line.Contains('\t', StringComparison.Ordinal) ? "not separated by commas" : "not four fields")}; "
                    + "expected YTID, start_seconds, end_seconds, \"labels\"");
                continue;
            }

            if (LabelTimes.Parse(place, ("start_seconds", "end_seconds"), fields[1], fields[2], findings) is { } part)
            {
                var labels = fields[3].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

                yield return new LabelRow(
                    place, audio.FindVideo(fields[0]), fields[0], split, [.. labels.Select(label => names.GetValueOrDefault(label, label))], IsFrameLevel: false)
                {
                    Part = part,
                };
            }
        }
    }

    private static Dictionary<string, string> Names(string table)
    {
        var path = Path.Combine(Path.GetDirectoryName(table)!, ClassTable);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);

        if (!File.Exists(path))
        {
            return names;
        }

        TableColumns? columns = null;
        var findings = new LabelFindings();

        foreach (var (number, line) in LabelText.Lines(path))
        {
            if (columns is null)
            {
                (columns, _) = TableColumns.Read(path, line, ',', ["index", "mid", "display_name"]);
            }
            else
            {
                var fields = columns.Fields(number, line, findings)
                    ?? throw new TrainingDataException(findings.All(path)[0].Message);
                names[columns.Of(fields, "mid")] = columns.Of(fields, "display_name");
            }
        }

        return names;
    }
}
