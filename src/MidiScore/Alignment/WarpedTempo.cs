namespace WeakSep.MidiScore.Alignment;

/// <summary>The tempo map of a warped score: bars stay bars, one tempo per quarter note.</summary>
internal static class WarpedTempo
{
    private const double SecondsPerMinute = 60;
    private const double SameMoment = 0.001;        // seconds
    private const double PickupSeconds = 0.005;     // what lies between a bar line and a recording's start passes in this
    private const double LongestLate = 0.25;        // of a quarter note
    private const double QuartersPerWhole = 4;

    /// <summary>Computes the map.</summary>
    /// <param name="tempo">The tempo map of the score.</param>
    /// <param name="map">Score time to recording time.</param>
    /// <param name="scoreSeconds">Score time up to which tempi are needed.</param>
    public static TempoMap Of(TempoMap tempo, TimeMap map, double scoreSeconds)
    {
        var points = new List<(double Seconds, double Quarters)> { (0, 0) };
        var start = map.ToRecording(0);
        double moved;

        if (start > LongestLate * (map.ToRecording(tempo.QuartersToSeconds(1)) - start))
        {
            // Silence before the score becomes whole bars of rest.
            var bar = BarQuarters(tempo.TimeSignatures.Count > 0 ? tempo.TimeSignatures[0] : null);
            var naturalBar = map.ToRecording(tempo.QuartersToSeconds(bar)) - start;
            moved = bar * Math.Max(1, Math.Round(start / naturalBar));
            points.Add((start, moved));
        }
        else if (start < -SameMoment)
        {
            // The recording begins inside the score: with the bar that is being played.
            moved = -BarLineBefore(tempo, tempo.SecondsToQuarters(map.ToScore(0)));
            points.Add((PickupSeconds, moved + tempo.SecondsToQuarters(map.ToScore(PickupSeconds))));
        }
        else
        {
            // A first beat that comes a little late is a long first beat, not a bar.
            moved = 0;
        }

        AddQuarters(points, tempo, map, moved, scoreSeconds);
        return new TempoMap(Changes(points), Signatures(tempo, moved, points));
    }

    private static void AddQuarters(
        List<(double Seconds, double Quarters)> points, TempoMap tempo, TimeMap map, double moved, double scoreSeconds)
    {
        var last = Math.Ceiling(tempo.SecondsToQuarters(scoreSeconds));

        for (var quarter = Math.Max(0, Math.Floor(points[^1].Quarters - moved)); quarter <= last; quarter++)
        {
            var seconds = map.ToRecording(tempo.QuartersToSeconds(quarter));

            if (seconds > points[^1].Seconds + SameMoment && quarter + moved > points[^1].Quarters)
            {
                points.Add((seconds, quarter + moved));
            }
        }
    }

    private static IEnumerable<TempoChange> Changes(List<(double Seconds, double Quarters)> points)
    {
        for (var i = 1; i < points.Count; i++)
        {
            var quarters = points[i].Quarters - points[i - 1].Quarters;
            var seconds = points[i].Seconds - points[i - 1].Seconds;
            yield return new TempoChange(points[i - 1].Seconds, quarters * SecondsPerMinute / seconds);
        }
    }

    private static List<TimeSignature> Signatures(
        TempoMap tempo, double moved, List<(double Seconds, double Quarters)> points)
    {
        var warped = new TempoMap(Changes(points));
        var signatures = new List<TimeSignature>();

        foreach (var signature in tempo.TimeSignatures)
        {
            var quarter = tempo.SecondsToQuarters(signature.Time) + moved;
            var time = quarter <= 0 || (signatures.Count == 0 && signature.Time == 0) ? 0 : warped.QuartersToSeconds(quarter);

            if (signatures.Count > 0 && signatures[^1].Time == time)
            {
                signatures.RemoveAt(signatures.Count - 1);
            }

            signatures.Add(signature with { Time = time });
        }

        return signatures;
    }

    private static double BarLineBefore(TempoMap tempo, double quarter)
    {
        TimeSignature? current = null;
        var start = 0.0;

        foreach (var signature in tempo.TimeSignatures)
        {
            var at = tempo.SecondsToQuarters(signature.Time);

            if (at > quarter)
            {
                break;
            }

            (current, start) = (signature, at);
        }

        var bar = BarQuarters(current);
        return start + (bar * Math.Floor((quarter - start) / bar));
    }

    private static double BarQuarters(TimeSignature? signature) => signature is { } metre
        ? metre.Numerator * QuartersPerWhole / metre.Denominator
        : QuartersPerWhole;
}
