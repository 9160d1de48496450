using WeakSep.Audio.Files;
using WeakSep.Trainer.Data.Checks;

namespace WeakSep.Trainer.Data.Labels.Files;

/// <summary>Holds rows of labels against the classes that are wanted and the audio that they name, and gathers them by recording.</summary>
internal sealed class LabelChecker
{
    private const int MostClasses = 1000;

    // Lengths are rounded by encoders and by those who label: a time this far past the end is the end.
    private const double EndToleranceSeconds = 0.1;

    private readonly LabelReadSettings _settings;
    private readonly LabelFindings _findings;
    private readonly bool _dropsUnlabelled;
    private readonly IReadOnlyList<string> _known;
    private readonly Dictionary<string, double?> _seconds = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Path, string Split, double Start, bool Frames), RecordingDraft> _drafts = [];

    /// <summary>Prepares a check.</summary>
    /// <param name="settings">What is wanted.</param>
    /// <param name="layout">How the data set is laid out.</param>
    /// <param name="findings">Told what is wrong.</param>
    public LabelChecker(LabelReadSettings settings, LabelLayout layout, LabelFindings findings)
    {
        _settings = settings;
        _findings = findings;
        // A recording of one event that is of no use is left out; in a soundscape the event's absence is still known.
        _dropsUnlabelled = layout != LabelLayout.Tables;
        _known = layout == LabelLayout.UrbanSound ? UrbanSoundReader.Published : [];
    }

    /// <summary>Checks rows.</summary>
    /// <param name="rows">All rows of the data set.</param>
    /// <returns>The classes and the recordings that can be used.</returns>
    /// <exception cref="TrainingDataException">There are more classes than can be meant.</exception>
    public (IReadOnlyList<string> Classes, IReadOnlyList<LabelledRecording> Recordings) Check(IReadOnlyList<LabelRow> rows)
    {
        var classes = _settings.Classes ?? [.. rows.SelectMany(row => row.Labels).Distinct().Order(StringComparer.Ordinal).Take(MostClasses + 1)];

        if (classes.Count > MostClasses)
        {
            throw new TrainingDataException($"{rows[0].Place}: more than {MostClasses} classes; expected names of classes in the column of labels");
        }

        var indices = classes.Index().ToDictionary(pair => pair.Item, pair => pair.Index, StringComparer.Ordinal);

        foreach (var row in rows)
        {
            Add(row, indices);
        }

        var recordings = _drafts.Values.Select(draft => draft.Finish(_findings)).ToList();
        CompareSplits(recordings);
        return (classes, recordings);
    }

    private void Add(LabelRow row, Dictionary<string, int> indices)
    {
        if (Indices(row, indices) is not { } labels || LengthOf(row) is not { } seconds)
        {
            return;
        }

        var part = row.Part is { } asked ? PartOf(row, asked, seconds) : (Start: 0, End: seconds);

        if (part is null)
        {
            return;
        }

        var times = row.Event is { } one ? Inside(row, one, part.Value.End - part.Value.Start) : null;

        if (row.Event is not null && times is null)
        {
            return;
        }

        var key = (row.Audio!, row.Split, part.Value.Start, row.IsFrameLevel);

        if (!_drafts.TryGetValue(key, out var draft))
        {
            _drafts.Add(key, draft = new RecordingDraft(row, part.Value.Start, part.Value.End - part.Value.Start, labels));
        }
        else if (!row.IsFrameLevel)
        {
            draft.AddAgain(row, labels, _findings);
        }

        if (times is { } inside && labels.Count > 0)
        {
            draft.AddEvent(new LabelledInterval(labels[0], inside.Onset, inside.Offset), row);
        }
    }

    /// <summary>Indices of the classes that a row names; null where the row is of no use.</summary>
    private List<int>? Indices(LabelRow row, Dictionary<string, int> indices)
    {
        var unknown = row.Labels.FirstOrDefault(label => !indices.ContainsKey(label));

        if (unknown is not null && _settings.OtherClasses == Leniency.Refuse && !_known.Contains(unknown))
        {
            _findings.Error($"{row.Place}: unknown class {unknown}; expected one of {string.Join(", ", indices.Keys.Take(20))}");
            return null;
        }

        List<int> found = [.. row.Labels.Where(indices.ContainsKey).Select(label => indices[label]).Distinct().Order()];

        return found.Count == 0 && _dropsUnlabelled ? null : found;
    }

    private double? LengthOf(LabelRow row)
    {
        if (row.Audio is null)
        {
            if (_settings.MissingAudio == Leniency.Skip)
            {
                _findings.Warning($"{row.Place}: {row.Name}: no such audio; left out", FindingKind.Unreadable);
            }
            else
            {
                _findings.Error($"{row.Place}: {row.Name}: no such audio; expected the file in the data set", FindingKind.Unreadable);
            }

            return null;
        }

        if (!_seconds.TryGetValue(row.Audio, out var seconds))
        {
            _seconds.Add(row.Audio, seconds = Measure(row));
        }

        return seconds;
    }

    private double? Measure(LabelRow row)
    {
        try
        {
            using var reader = AudioReader.Open(row.Audio!);

            if (reader.Frames > 0)
            {
                return reader.Format.SecondsOf(reader.Frames);
            }

            _findings.Error($"{row.Place}: {row.Audio}: empty; expected sound", FindingKind.Unreadable);
        }
        catch (AudioFileException failure)
        {
            _findings.Error(row.Place == row.Audio ? failure.Message : $"{row.Place}: {failure.Message}", FindingKind.Unreadable);
        }

        return null;
    }

    /// <summary>
    /// Where a labelled part of a video lies in its file: the file may hold the whole video, or the part alone.
    /// </summary>
    private (double Start, double End)? PartOf(LabelRow row, (double Start, double End) part, double seconds)
    {
        if (seconds >= part.End - EndToleranceSeconds)
        {
            return (part.Start, Math.Min(part.End, seconds));
        }

        if (seconds <= part.End - part.Start + 1)
        {
            return (0, seconds);
        }

        if (row.IsFrameLevel && part.Start < seconds)
        {
            // Such tables name where a segment begins; at the end of its video it is shorter.
            return (part.Start, seconds);
        }

        _findings.Error(FormattableString.Invariant(
            $"{row.Place}: end_seconds {part.End} is past the end of {row.Audio}, {seconds:0.00} s; expected the whole video or the part alone"));
        return null;
    }

    private (double Onset, double Offset)? Inside(LabelRow row, (double Onset, double Offset) times, double seconds)
    {
        var (name, value) = times.Onset >= seconds ? ("onset", times.Onset) : ("offset", times.Offset);

        if (times.Onset >= seconds || times.Offset > seconds + EndToleranceSeconds)
        {
            _findings.Error(FormattableString.Invariant(
                $"{row.Place}: {name} {value} is past the end of {row.Name}, {seconds:0.00} s; expected times inside"));
            return null;
        }

        return (times.Onset, Math.Min(times.Offset, seconds));
    }

    private void CompareSplits(List<LabelledRecording> recordings)
    {
        var splits = new Dictionary<string, string>(StringComparer.Ordinal);

        foreach (var recording in recordings)
        {
            if (!splits.TryAdd(recording.Path, recording.Split) && splits[recording.Path] != recording.Split)
            {
                _findings.Warning(
                    $"{recording.Path}: labelled in {splits[recording.Path]} and in {recording.Split}; expected a recording in one of them",
                    FindingKind.Duplicate);
            }
        }
    }
}
