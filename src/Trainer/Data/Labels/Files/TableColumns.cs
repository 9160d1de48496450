namespace WeakSep.Trainer.Data.Labels.Files;

/// <summary>Which column of a table holds what, by the names in its first line.</summary>
internal sealed class TableColumns
{
    private static readonly (char Character, string Name)[] Separators = [('\t', "tabs"), (',', "commas"), (';', "semicolons"), ('|', "bars")];

    private readonly string _path;
    private readonly char _separator;
    private readonly List<string> _names;

    private TableColumns(string path, char separator, List<string> names)
    {
        _path = path;
        _separator = separator;
        _names = names;
    }

    /// <summary>Reads the line of names.</summary>
    /// <param name="path">The file.</param>
    /// <param name="line">Its first line.</param>
    /// <param name="separator">What its ending promises between fields.</param>
    /// <param name="wanted">Sets of columns, the first of which that is complete counts.</param>
    /// <returns>The columns and the index of the set.</returns>
    /// <exception cref="TrainingDataException">The line names no such set; the message tells a wrong separator from a missing line.</exception>
    public static (TableColumns Columns, int Set) Read(string path, string line, char separator, params string[][] wanted)
    {
        var names = DelimitedLine.Split(line.ToLowerInvariant(), separator) ?? [];
        var set = Array.FindIndex(wanted, columns => columns.All(names.Contains));

        if (set >= 0)
        {
            return (new TableColumns(path, separator, names), set);
        }

        var expected = string.Join(" or ", wanted.Select(columns => string.Join(", ", columns)));
        var (other, otherName) = Array.Find(Separators, one => one.Character != separator
            && wanted.Any(columns => columns.All((DelimitedLine.Split(line.ToLowerInvariant(), one.Character) ?? []).Contains)));

        throw new TrainingDataException(other != default
            ? $"{path}: line 1: separated by {otherName}; expected {NameOf(separator)}"
            : $"{path}: line 1: header missing; expected the columns {expected}, separated by {NameOf(separator)}");
    }

    /// <summary>Divides a line into its fields.</summary>
    /// <param name="number">Number of the line.</param>
    /// <param name="line">The line.</param>
    /// <param name="findings">Told what is wrong with it.</param>
    /// <returns>As many fields as there are columns; null where the line is wrong.</returns>
    public IReadOnlyList<string>? Fields(int number, string line, LabelFindings findings)
    {
        var fields = DelimitedLine.Split(line, _separator);

        if (fields is null)
        {
            findings.Error($"{_path}: line {number}: a quote is not closed; expected \" at the end of the field");
            return null;
        }

        // Spreadsheets add empty fields; event-less lines of DESED leave them out.
        while (fields.Count > _names.Count && fields[^1].Length == 0)
        {
            fields.RemoveAt(fields.Count - 1);
        }

        if (fields.Count != _names.Count)
        {
            findings.Error(
                $"{_path}: line {number}: {fields.Count} field{(fields.Count == 1 ? "" : "s")}; expected {_names.Count}, separated by {NameOf(_separator)}");
            return null;
        }

        return fields;
    }

    /// <summary>The field of a column.</summary>
    /// <param name="fields">The fields of a line.</param>
    /// <param name="column">Name of the column.</param>
    public string Of(IReadOnlyList<string> fields, string column) => fields[_names.IndexOf(column)];

    private static string NameOf(char separator) => Array.Find(Separators, one => one.Character == separator).Name;
}
