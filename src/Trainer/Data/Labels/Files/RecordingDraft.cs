using WeakSep.Trainer.Data.Checks;

namespace WeakSep.Trainer.Data.Labels.Files;

/// <summary>A recording while its rows are read.</summary>
/// <param name="first">Its first row.</param>
/// <param name="startSeconds">Where its part begins.</param>
/// <param name="seconds">Length of the part.</param>
/// <param name="classes">Classes that the first row names, ascending.</param>
internal sealed class RecordingDraft(LabelRow first, double startSeconds, double seconds, List<int> classes)
{
    private readonly List<(LabelledInterval Interval, string Place)> _events = [];

    /// <summary>Adds an event.</summary>
    /// <param name="interval">When.</param>
    /// <param name="row">Where it was read.</param>
    public void AddEvent(LabelledInterval interval, LabelRow row) => _events.Add((interval, row.Place));

    /// <summary>Compares a second row about the whole of the recording with the first.</summary>
    /// <param name="row">The row.</param>
    /// <param name="again">Classes that it names, ascending.</param>
    /// <param name="findings">Told of it.</param>
    public void AddAgain(LabelRow row, List<int> again, LabelFindings findings)
    {
        if (again.SequenceEqual(classes))
        {
            findings.Warning($"{row.Place}: {row.Name} again, as in {first.Place}", FindingKind.Duplicate);
        }
        else
        {
            findings.Error(
                $"{row.Place}: {row.Name} again, with other labels than in {first.Place}; expected one line with all of them", FindingKind.Duplicate);
        }
    }

    /// <summary>Ends the reading.</summary>
    /// <param name="findings">Told of events that are given twice or overlap.</param>
    public LabelledRecording Finish(LabelFindings findings)
    {
        if (!first.IsFrameLevel)
        {
            return new LabelledRecording(first.Audio!, first.Name, first.Split, startSeconds, seconds, classes, null);
        }

        foreach (var ofClass in _events.GroupBy(one => one.Interval.Class))
        {
            CompareTimes([.. ofClass.OrderBy(one => one.Interval.Onset)], findings);
        }

        return new LabelledRecording(
            first.Audio!,
            first.Name,
            first.Split,
            startSeconds,
            seconds,
            [.. _events.Select(one => one.Interval.Class).Distinct().Order()],
            [.. _events.Select(one => one.Interval)]);
    }

    private static void CompareTimes(List<(LabelledInterval Interval, string Place)> sorted, LabelFindings findings)
    {
        for (var at = 1; at < sorted.Count; at++)
        {
            var (before, after) = (sorted[at - 1], sorted[at]);

            if (before.Interval == after.Interval)
            {
                findings.Warning($"{after.Place}: the event of {before.Place} again", FindingKind.Duplicate);
            }
            else if (after.Interval.Onset < before.Interval.Offset)
            {
                findings.Warning($"{after.Place}: overlaps the event of the same class of {before.Place}; taken as one", FindingKind.Duplicate);
            }
        }
    }
}
