namespace WeakSep.MidiScore.Alignment;

/// <summary>Score time to recording time: strictly increasing, linear between knots. Immutable.</summary>
/// <remarks>Beyond its ends the map goes on with the mean rate of the whole.</remarks>
public sealed class TimeMap
{
    private readonly double[] _score;
    private readonly double[] _recording;
    private readonly double _rate;

    /// <summary>Creates a map.</summary>
    /// <param name="knots">Score time and recording time in seconds, both strictly increasing; at least one.</param>
    /// <exception cref="ArgumentException">There is no knot, or the order is broken.</exception>
    public TimeMap(IReadOnlyList<(double Score, double Recording)> knots)
    {
        ArgumentNullException.ThrowIfNull(knots);
        _score = [.. knots.Select(knot => knot.Score)];
        _recording = [.. knots.Select(knot => knot.Recording)];

        if (_score.Length == 0 || !IsIncreasing(_score) || !IsIncreasing(_recording))
        {
            throw new ArgumentException("expected one knot or more, strictly increasing in both times", nameof(knots));
        }

        _rate = _score.Length == 1 ? 1 : (_recording[^1] - _recording[0]) / (_score[^1] - _score[0]);
    }

    /// <summary>The knots in order.</summary>
    public IEnumerable<(double Score, double Recording)> Knots => _score.Zip(_recording);

    /// <summary>Seconds of the recording per second of the score, from the first knot to the last.</summary>
    public double MeanRate => _rate;

    /// <summary>Where a moment of the score is in the recording.</summary>
    /// <param name="scoreSeconds">Seconds from the start of the score.</param>
    /// <returns>Seconds from the start of the recording; may be negative.</returns>
    public double ToRecording(double scoreSeconds) => Interpolate(_score, _recording, _rate, scoreSeconds);

    /// <summary>Where a moment of the recording is in the score.</summary>
    /// <param name="recordingSeconds">Seconds from the start of the recording.</param>
    /// <returns>Seconds from the start of the score; may be negative.</returns>
    public double ToScore(double recordingSeconds) => Interpolate(_recording, _score, 1 / _rate, recordingSeconds);

    private static double Interpolate(double[] from, double[] to, double rate, double position)
    {
        var found = Array.BinarySearch(from, position);

        if (found >= 0)
        {
            return to[found];
        }

        var next = ~found;

        if (next == 0)
        {
            return to[0] + ((position - from[0]) * rate);
        }

        if (next == from.Length)
        {
            return to[^1] + ((position - from[^1]) * rate);
        }

        var share = (position - from[next - 1]) / (from[next] - from[next - 1]);
        return to[next - 1] + (share * (to[next] - to[next - 1]));
    }

    private static bool IsIncreasing(double[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i]) || (i > 0 && values[i] <= values[i - 1]))
            {
                return false;
            }
        }

        return true;
    }
}
