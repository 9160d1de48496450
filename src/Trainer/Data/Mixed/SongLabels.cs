using WeakSep.Trainer.Data.Labels;
using WeakSep.Trainer.Data.Labels.Files;

namespace WeakSep.Trainer.Data.Mixed;

/// <summary>
/// Reads the labels beside a song. labels.tsv says when: onset, offset and instrument separated by tabs, with a line of names
/// on top (<c>onset offset label</c>) or without, as Audacity exports it. tags.txt says only what sounds, a name a line.
/// </summary>
internal sealed class SongLabels
{
    /// <summary>Name of the file of labels with times.</summary>
    public const string TimesName = "labels.tsv";

    /// <summary>Name of the file of labels without times.</summary>
    public const string TagsName = "tags.txt";

    private const string Onset = "onset";
    private const string Offset = "offset";
    private const string Label = "label";
    private const string EventLabel = "event_label";        // DCASE's word

    // Lengths are rounded by encoders and by those who label: a time this far past the end is the end.
    private const double EndToleranceSeconds = 0.1;

    private readonly PartMap _map;
    private readonly IReadOnlyList<string> _instruments;
    private readonly LabelFindings _findings;

    /// <summary>Prepares a reader.</summary>
    /// <param name="map">Who is meant by a label.</param>
    /// <param name="findings">Told what is wrong.</param>
    public SongLabels(PartMap map, LabelFindings findings)
    {
        _map = map;
        _instruments = map.Instruments;
        _findings = findings;
    }

    /// <summary>Reads labels with times.</summary>
    /// <param name="path">The file.</param>
    /// <param name="seconds">Length of the song.</param>
    /// <returns>When which instrument sounds, by its index.</returns>
    /// <exception cref="TrainingDataException">The file cannot be read at all.</exception>
    public IReadOnlyList<LabelledInterval> Times(string path, double seconds)
    {
        var events = new List<LabelledInterval>();
        TableColumns? columns = null;
        var label = Label;

        foreach (var (number, line) in LabelText.Lines(path))
        {
            if (columns is null)
            {
                var named = line.TrimStart()[0] is not ('.' or '-' or (>= '0' and <= '9'));
                var names = named ? line : $"{Onset}\t{Offset}\t{Label}";
                (columns, var set) = TableColumns.Read(path, names, '\t', [Onset, Offset, Label], [Onset, Offset, EventLabel]);
                label = set == 0 ? Label : EventLabel;

                if (named)
                {
                    continue;
                }
            }

            var place = $"{path}: line {number}";

            if (columns.Fields(number, line, _findings) is { } fields
                && LabelTimes.Parse(place, (Onset, Offset), columns.Of(fields, Onset), columns.Of(fields, Offset), _findings) is { } times
                && IsInside(place, times, seconds)
                && InstrumentOf(place, columns.Of(fields, label)) is { } instrument)
            {
                events.Add(new LabelledInterval(instrument, times.Onset, Math.Min(times.Offset, seconds)));
            }
        }

        if (columns is null)
        {
            _findings.Error($"{path}: empty; expected lines of onset, offset and label, separated by tabs");
        }

        return events;
    }

    /// <summary>Reads labels without times.</summary>
    /// <param name="path">The file.</param>
    /// <returns>Indices of the instruments that sound.</returns>
    /// <exception cref="TrainingDataException">The file cannot be read at all.</exception>
    public IReadOnlySet<int> Tags(string path)
    {
        var lines = LabelText.Lines(path).ToList();

        if (lines.Count == 0)
        {
            _findings.Error($"{path}: empty; expected the names of the instruments that sound, one a line");
        }

        return lines.Select(line => InstrumentOf($"{path}: line {line.Number}", line.Text.Trim())).OfType<int>().ToHashSet();
    }

    private bool IsInside(string place, (double Onset, double Offset) times, double seconds)
    {
        var (name, value) = times.Onset >= seconds ? (Onset, times.Onset) : (Offset, times.Offset);

        if (times.Onset < seconds && times.Offset <= seconds + EndToleranceSeconds)
        {
            return true;
        }

        _findings.Error(FormattableString.Invariant(
            $"{place}: {name} {value} is past the end of the song, {seconds:0.00} s; expected times inside"));
        return false;
    }

    private int? InstrumentOf(string place, string label)
    {
        var name = _instruments.FirstOrDefault(one => one.Equals(label, StringComparison.OrdinalIgnoreCase))
            ?? _map.Of(program: -1, isDrum: false, label);

        if (name is null)
        {
            var found = label.Length == 0 ? "empty label" : $"unknown instrument {label}";
            _findings.Error($"{place}: {found}; expected one of {string.Join(", ", _instruments)}");
            return null;
        }

        return _instruments.Index().First(one => one.Item == name).Index;
    }
}
