using WeakSep.Trainer.Data.Labels.Files;
using WeakSep.Trainer.Data.Labels.Music;

namespace WeakSep.Trainer.Data.Labels;

/// <summary>
/// Reads a folder of labelled recordings: UrbanSound8K, tables of DCASE, DESED or AudioSet with their audio, or a folder per
/// class. Nothing of the sound but its length is read.
/// </summary>
public static class LabelFolder
{
    private static readonly EnumerationOptions Below = new() { RecurseSubdirectories = true, MaxRecursionDepth = 6 };

    /// <summary>How a folder is laid out; null where it holds no labelled recordings.</summary>
    /// <param name="directory">The folder.</param>
    public static LabelLayout? LayoutOf(string directory)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);

        if (!Directory.Exists(directory) || SlakhFolder.Holds(directory) || SongFolder.Paths(directory).Count > 0 || MusdbFolder.Holds(directory))
        {
            return null;
        }

        if (File.Exists(UrbanSoundReader.TableOf(directory)))
        {
            return LabelLayout.UrbanSound;
        }

        return Tables(directory).Count > 0 ? LabelLayout.Tables
            : ClassFolderReader.Holds(directory) ? LabelLayout.ClassFolders
            : null;
    }

    /// <summary>Reads labels and holds them against the audio.</summary>
    /// <param name="directory">The folder.</param>
    /// <param name="settings">What is wanted of it.</param>
    /// <returns>What can be used, and all that is wrong, with file and line.</returns>
    /// <exception cref="TrainingDataException">It holds no labelled recordings.</exception>
    public static LabelData Read(string directory, LabelReadSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var layout = LayoutOf(directory) ?? throw new TrainingDataException(
            $"{directory}: no labelled recordings; expected UrbanSound8K, tables of labels (.tsv, .csv) with audio, or a folder per class");
        var findings = new LabelFindings();
        var rows = new List<LabelRow>();

        switch (layout)
        {
            case LabelLayout.UrbanSound:
                Gather(() => UrbanSoundReader.Read(directory, settings.ForegroundOnly, findings), rows, findings);
                break;
            case LabelLayout.Tables:
                GatherTables(directory, rows, findings);
                break;
            default:
                Gather(() => ClassFolderReader.Read(directory), rows, findings);
                break;
        }

        var (classes, recordings) = new LabelChecker(settings, layout, findings).Check(rows);

        return new LabelData(directory, layout, classes, recordings, findings.All(directory));
    }

    private static void GatherTables(string directory, List<LabelRow> rows, LabelFindings findings)
    {
        var audio = new AudioIndex(directory);

        foreach (var table in Tables(directory))
        {
            Gather(() => ReadTable(directory, table, audio, findings), rows, findings);
        }
    }

    private static IEnumerable<LabelRow> ReadTable(string directory, string table, AudioIndex audio, LabelFindings findings)
    {
        var first = LabelText.Lines(table).Select(line => line.Text).FirstOrDefault() ?? "";

        return IsCommaTable(table) && AudioSetReader.Begins(first) ? AudioSetReader.Read(directory, table, audio, findings)
            : AudioSetStrongReader.Begins(first) ? AudioSetStrongReader.Read(directory, table, audio, findings)
            : EventTableReader.Read(directory, table, audio, findings);
    }

    /// <summary>Takes rows over; a table that cannot be read on is one finding among others.</summary>
    private static void Gather(Func<IEnumerable<LabelRow>> read, List<LabelRow> rows, LabelFindings findings)
    {
        try
        {
            rows.AddRange(read());
        }
        catch (TrainingDataException failure)
        {
            findings.Error(failure.Message);
        }
    }

    private static List<string> Tables(string directory) =>
    [
        .. Directory.EnumerateFiles(directory, "*", Below)
            .Where(path => IsCommaTable(path) || Path.GetExtension(path).Equals(".tsv", StringComparison.OrdinalIgnoreCase))
            .Where(path => Path.GetFileName(path) is not (AudioSetReader.ClassTable or AudioSetStrongReader.ClassTable))
            .Order(StringComparer.Ordinal),
    ];

    private static bool IsCommaTable(string path) => Path.GetExtension(path).Equals(".csv", StringComparison.OrdinalIgnoreCase);
}
