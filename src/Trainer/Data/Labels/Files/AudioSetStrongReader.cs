using System.Globalization;

namespace WeakSep.Trainer.Data.Labels.Files;

/// <summary>
/// Reads tables of AudioSet's temporally strong labels: <c>segment_id start_time_seconds end_time_seconds label</c>, with tabs. A
/// segment is ten seconds of a video, named by the video and the millisecond at which it begins; times count from there. Labels
/// are the identifiers of the ontology, or the names that <c>mid_to_display_name.tsv</c> beside the table gives them.
/// </summary>
internal static class AudioSetStrongReader
{
    /// <summary>Name of the table of classes.</summary>
    public const string ClassTable = "mid_to_display_name.tsv";

    private const string Segment = "segment_id";
    private const string Start = "start_time_seconds";
    private const string End = "end_time_seconds";
    private const string Label = "label";
    private const string Present = "present";       // of the tables that also say what does not sound

    private const int VideoIdLength = 11;
    private const double SegmentSeconds = 10;
    private const double MillisecondsPerSecond = 1000;

    /// <summary>Whether a line is the first of such a table.</summary>
    /// <param name="line">The line.</param>
    public static bool Begins(string line) => line.StartsWith(Segment, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads a table.</summary>
    /// <param name="directory">The data set.</param>
    /// <param name="path">The table.</param>
    /// <param name="audio">Finds the audio.</param>
    /// <param name="findings">Told what is wrong.</param>
    /// <exception cref="TrainingDataException">The table cannot be read at all.</exception>
    public static IEnumerable<LabelRow> Read(string directory, string path, AudioIndex audio, LabelFindings findings)
    {
        var split = SplitName.OfFile(directory, path);
        var names = Names(path, findings);
        TableColumns? columns = null;

        foreach (var (number, line) in LabelText.Lines(path))
        {
            if (columns is null)
            {
                columns = Columns(path, line);
            }
            else if (columns.Fields(number, line, findings) is { } fields
                && RowOf($"{path}: line {number}", columns, fields, findings) is { } row)
            {
                yield return row with
                {
                    Audio = audio.FindVideo(row.Name[..VideoIdLength]),
                    Split = split,
                    Labels = [.. row.Labels.Select(label => names.GetValueOrDefault(label, label))],
                };
            }
        }
    }

    private static TableColumns Columns(string path, string line)
    {
        var (columns, _) = TableColumns.Read(path, line, '\t', [Segment, Start, End, Label]);

        return line.Split('\t').Contains(Present, StringComparer.OrdinalIgnoreCase)
            ? throw new TrainingDataException($"{path}: line 1: a column {Present}; expected a table of events alone, such as audioset_train_strong.tsv")
            : columns;
    }

    private static LabelRow? RowOf(string place, TableColumns columns, IReadOnlyList<string> fields, LabelFindings findings)
    {
        var (segment, label) = (columns.Of(fields, Segment), columns.Of(fields, Label));

        if (StartOf(segment) is not { } start)
        {
            findings.Error($"{place}: {Segment} is {(segment.Length == 0 ? "empty" : segment)}; expected a video and milliseconds, such as b0RFKhbpFJA_30000");
            return null;
        }

        if (label.Length == 0)
        {
            findings.Error($"{place}: {Label} is empty; expected a class");
            return null;
        }

        return LabelTimes.Parse(place, (Start, End), columns.Of(fields, Start), columns.Of(fields, End), findings) is { } times
            ? new LabelRow(place, null, segment, "", [label], IsFrameLevel: true) { Event = times, Part = (start, start + SegmentSeconds) }
            : null;
    }

    private static double? StartOf(string segment) =>
        segment.Length > VideoIdLength + 1 && segment[VideoIdLength] == '_'
            && int.TryParse(segment.AsSpan(VideoIdLength + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            ? milliseconds / MillisecondsPerSecond
            : null;

    // Two columns without a header.
    private static Dictionary<string, string> Names(string table, LabelFindings findings)
    {
        const int Columns = 2;
        var path = Path.Combine(Path.GetDirectoryName(table)!, ClassTable);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);

        foreach (var (number, line) in File.Exists(path) ? LabelText.Lines(path) : [])
        {
            if (line.Split('\t', StringSplitOptions.TrimEntries) is { Length: Columns } fields && fields.All(field => field.Length > 0))
            {
                names[fields[0]] = fields[1];
            }
            else
            {
                findings.Error($"{path}: line {number}: not two fields; expected an identifier and a name, separated by tabs");
            }
        }

        return names;
    }
}
