namespace WeakSep.MidiScore;

/// <summary>Musical time to seconds and back: tempo changes and time signatures of one score. Immutable.</summary>
/// <remarks>
/// Between two changes the tempo is constant. Each change stores its cumulative seconds and quarter notes, and both
/// directions search by bisection.
/// </remarks>
public sealed class TempoMap
{
    /// <summary>Tempo of a score that states none, in quarter notes per minute (Standard MIDI File default).</summary>
    public const double DefaultBpm = 120;

    private const double SecondsPerMinute = 60;

    private readonly double[] _seconds;
    private readonly double[] _quarters;

    /// <summary>Builds a map from changes in seconds.</summary>
    /// <param name="changes">
    /// Tempo changes in order of time; of several at one time the last holds. Before the first, 120 holds.
    /// </param>
    /// <param name="timeSignatures">Time signatures in order of time; none means 4/4.</param>
    /// <exception cref="ArgumentException">A time or tempo is out of range or the order is broken.</exception>
    public TempoMap(IEnumerable<TempoChange> changes, IEnumerable<TimeSignature>? timeSignatures = null)
    {
        Changes = Checked(changes);
        TimeSignatures = [.. timeSignatures ?? []];
        _seconds = [.. Changes.Select(change => change.Time)];
        _quarters = new double[_seconds.Length];

        for (var i = 1; i < _quarters.Length; i++)
        {
            var elapsed = _seconds[i] - _seconds[i - 1];
            _quarters[i] = _quarters[i - 1] + (elapsed * Changes[i - 1].Bpm / SecondsPerMinute);
        }
    }

    private TempoMap(TempoChange[] changes, double[] quarters, IReadOnlyList<TimeSignature> timeSignatures)
    {
        Changes = changes;
        TimeSignatures = timeSignatures;
        _seconds = [.. changes.Select(change => change.Time)];
        _quarters = quarters;
    }

    /// <summary>Tempo changes in order of time; the first is at 0 s.</summary>
    public IReadOnlyList<TempoChange> Changes { get; }

    /// <summary>Time signatures in order of time; may be empty, which means 4/4.</summary>
    public IReadOnlyList<TimeSignature> TimeSignatures { get; }

    /// <summary>One tempo for the whole score.</summary>
    /// <param name="bpm">Quarter notes per minute, above 0.</param>
    /// <param name="timeSignatures">Time signatures in order of time; none means 4/4.</param>
    public static TempoMap Constant(double bpm, IEnumerable<TimeSignature>? timeSignatures = null) =>
        new([new TempoChange(0, bpm)], timeSignatures);

    /// <summary>Builds a map from tempo changes at musical positions.</summary>
    /// <param name="changes">
    /// Position in quarter notes from the start, 0 or more and in order, and quarter notes per minute from there on.
    /// Of several at one position the last holds. Before the first, 120 holds.
    /// </param>
    /// <param name="timeSignatures">Position in quarter notes, numerator and denominator, in order.</param>
    /// <exception cref="ArgumentException">A position or tempo is out of range or the order is broken.</exception>
    public static TempoMap FromQuarters(
        IEnumerable<(double Quarter, double Bpm)> changes,
        IEnumerable<(double Quarter, int Numerator, int Denominator)>? timeSignatures = null)
    {
        // The constructor's checks serve both units: positions are ordered and finite in the same way.
        var inQuarters = Checked(changes.Select(change => new TempoChange(change.Quarter, change.Bpm)));
        var inSeconds = new TempoChange[inQuarters.Length];
        inSeconds[0] = inQuarters[0];

        for (var i = 1; i < inSeconds.Length; i++)
        {
            var quarters = inQuarters[i].Time - inQuarters[i - 1].Time;
            var time = inSeconds[i - 1].Time + (quarters * SecondsPerMinute / inQuarters[i - 1].Bpm);
            inSeconds[i] = new TempoChange(time, inQuarters[i].Bpm);
        }

        double[] positions = [.. inQuarters.Select(change => change.Time)];
        var map = new TempoMap(inSeconds, positions, []);

        return timeSignatures is null
            ? map
            : new TempoMap(inSeconds, positions, [.. timeSignatures.Select(signature => new TimeSignature(
                map.QuartersToSeconds(signature.Quarter), signature.Numerator, signature.Denominator))]);
    }

    /// <summary>Tempo that holds at a time, in quarter notes per minute.</summary>
    /// <param name="seconds">Seconds from the start; before 0 the first tempo holds.</param>
    public double BpmAt(double seconds) => Changes[Segment(_seconds, seconds)].Bpm;

    /// <summary>Seconds at a musical position.</summary>
    /// <param name="quarters">Quarter notes from the start.</param>
    public double QuartersToSeconds(double quarters)
    {
        var i = Segment(_quarters, quarters);
        return _seconds[i] + ((quarters - _quarters[i]) * SecondsPerMinute / Changes[i].Bpm);
    }

    /// <summary>Musical position at a time, in quarter notes from the start.</summary>
    /// <param name="seconds">Seconds from the start.</param>
    public double SecondsToQuarters(double seconds)
    {
        var i = Segment(_seconds, seconds);
        return _quarters[i] + ((seconds - _seconds[i]) * Changes[i].Bpm / SecondsPerMinute);
    }

    /// <summary>Seconds at a tick.</summary>
    /// <param name="ticks">Ticks from the start.</param>
    /// <param name="ticksPerQuarter">Resolution, 1 to 32767.</param>
    public double TicksToSeconds(long ticks, int ticksPerQuarter) =>
        QuartersToSeconds((double)ticks / ticksPerQuarter);

    /// <summary>The tick nearest to a time.</summary>
    /// <param name="seconds">Seconds from the start.</param>
    /// <param name="ticksPerQuarter">Resolution, 1 to 32767.</param>
    public long SecondsToTicks(double seconds, int ticksPerQuarter) =>
        (long)Math.Round(SecondsToQuarters(seconds) * ticksPerQuarter);

    private static TempoChange[] Checked(IEnumerable<TempoChange> changes)
    {
        var result = new List<TempoChange>();

        foreach (var change in changes)
        {
            if (!double.IsFinite(change.Time) || change.Time < 0 || !double.IsFinite(change.Bpm) || change.Bpm <= 0)
            {
                throw new ArgumentException(
                    $"{change}: expected a time of 0 or more and a tempo above 0", nameof(changes));
            }

            if (result.Count == 0 && change.Time > 0)
            {
                result.Add(new TempoChange(0, DefaultBpm));
            }

            if (result.Count > 0 && change.Time < result[^1].Time)
            {
                throw new ArgumentException($"{change}: expected changes in order of time", nameof(changes));
            }

            if (result.Count > 0 && change.Time == result[^1].Time)
            {
                result[^1] = change;
            }
            else
            {
                result.Add(change);
            }
        }

        return result.Count == 0 ? [new TempoChange(0, DefaultBpm)] : [.. result];
    }

    /// <summary>Index of the last start at or before <paramref name="position"/>, at least 0.</summary>
    private static int Segment(double[] starts, double position)
    {
        var found = Array.BinarySearch(starts, position);
        return found >= 0 ? found : Math.Max(0, ~found - 1);
    }
}
