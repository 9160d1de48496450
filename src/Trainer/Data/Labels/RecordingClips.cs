namespace WeakSep.Trainer.Data.Labels;

/// <summary>
/// Labelled recordings as clips. What is labelled with times is cut into clips one after the other; what is labelled as a
/// whole must fit into one. Shorter recordings are followed by silence; nobody has their sources.
/// </summary>
public sealed class RecordingClips : IClipSource
{
    private const double LeastShare = 0.5;          // of a clip, below which the end of a long recording is left out
    private const double LongestRestSeconds = 0.5;  // by which a recording labelled as a whole may exceed the clip: the rest is cut off

    private readonly List<(LabelledRecording Recording, int Number)> _clips = [];
    private readonly LabelRule _rule;

    /// <summary>Prepares clips.</summary>
    /// <param name="recordings">The recordings.</param>
    /// <param name="classes">The classes, in order.</param>
    /// <param name="shape">Length and frames of the clips.</param>
    /// <param name="rule">Which frames of an event are labelled.</param>
    /// <exception cref="TrainingDataException">A recording labelled as a whole is longer than a clip, or there is none.</exception>
    public RecordingClips(IReadOnlyList<LabelledRecording> recordings, IReadOnlyList<string> classes, ClipShape shape, LabelRule rule)
    {
        ArgumentNullException.ThrowIfNull(recordings);
        ArgumentNullException.ThrowIfNull(classes);
        shape.ThrowIfInvalid();
        Classes = classes;
        Shape = shape;
        _rule = rule;

        foreach (var recording in recordings)
        {
            _clips.AddRange(Enumerable.Range(0, ClipsOf(recording)).Select(number => (recording, number)));
        }

        if (_clips.Count == 0)
        {
            throw new TrainingDataException("no labelled recording to make clips of; expected at least one");
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Classes { get; }

    /// <inheritdoc/>
    public ClipShape Shape { get; }

    /// <inheritdoc/>
    public long Count => _clips.Count;

    /// <inheritdoc/>
    public WeakLabels Labels(long index)
    {
        var (recording, number) = _clips[checked((int)index)];

        if (recording.Events is null)
        {
            return new WeakLabels(null, [.. Classes.Select((_, one) => recording.Classes.Contains(one) ? 1f : 0f)]);
        }

        var rate = Shape.Grid.SampleRate;
        var start = (long)number * Shape.Samples;

        return EventLabels.Render(recording.Events.Select(one => new ClipEvent(one.Class, At(one.Onset), At(one.Offset))), Classes.Count, Shape, _rule);

        int At(double seconds) => (int)Math.Clamp((long)Math.Round(seconds * rate) - start, -1, (long)Shape.Samples + 1);
    }

    /// <inheritdoc/>
    public LabelledClip Clip(long index)
    {
        var (recording, number) = _clips[checked((int)index)];
        var offset = number * Shape.Seconds;
        var known = Math.Min(Shape.Samples, (int)Math.Round((recording.Seconds - offset) * Shape.Grid.SampleRate));
        var samples = new float[Shape.Samples];
        RecordingSamples.Read(recording.Path, recording.StartSeconds + offset, Shape.Grid.SampleRate, known).CopyTo(samples, 0);

        return new LabelledClip(FormattableString.Invariant($"{recording.Name} at {recording.StartSeconds + offset} s"), samples, null, Labels(index));
    }

    private int ClipsOf(LabelledRecording recording)
    {
        if (recording.Events is not null)
        {
            return Math.Max(1, (int)(recording.Seconds / Shape.Seconds + LeastShare));
        }

        return recording.Seconds <= Shape.Seconds + LongestRestSeconds
            ? 1
            : throw new TrainingDataException(FormattableString.Invariant(
                $"{recording.Path}: {recording.Seconds:0.0} s labelled as a whole; expected at most the clip's {Shape.Seconds} s, or labels with times"));
    }
}
