namespace WeakSep.MidiScore.Files;

/// <summary>Ticks of a file to seconds.</summary>
internal sealed class TickClock
{
    private const double MicrosecondsPerMinute = 60e6;
    private const int DefaultMicrosecondsPerQuarter = 500_000;

    private readonly Division _division;

    /// <summary>Collects the tempo map of all tracks.</summary>
    /// <param name="division">What a tick is.</param>
    /// <param name="tracks">All tracks.</param>
    /// <param name="isSequential">Whether the tracks play one after the other, each with a tempo of its own.</param>
    public TickClock(Division division, IReadOnlyList<TrackEvents> tracks, bool isSequential)
    {
        _division = division;
        TrackStarts = new long[tracks.Count];

        var tempos = new List<(long Tick, double Bpm)>();
        var signatures = new List<(long Tick, int Numerator, int Denominator)>();
        var start = 0L;

        foreach (var track in tracks)
        {
            TrackStarts[track.Index] = start;

            if (isSequential)
            {
                tempos.Add((start, MicrosecondsPerMinute / DefaultMicrosecondsPerQuarter));
            }

            foreach (var (tick, microseconds) in track.Tempos)
            {
                tempos.Add((start + tick, MicrosecondsPerMinute / microseconds));
            }

            foreach (var (tick, numerator, denominator) in track.TimeSignatures)
            {
                signatures.Add((start + tick, numerator, denominator));
            }

            start += isSequential ? track.EndTick : 0;
        }

        // OrderBy is stable: of two changes on one tick the later track's holds, as in a player.
        Tempo = BuildMap(
            [.. tempos.OrderBy(tempo => tempo.Tick)],
            [.. signatures.OrderBy(signature => signature.Tick)]);
    }

    /// <summary>Tempo and time signatures of the file.</summary>
    public TempoMap Tempo { get; }

    /// <summary>Tick at which each track begins.</summary>
    public long[] TrackStarts { get; }

    /// <summary>Seconds at a tick from the start of the file.</summary>
    public double Seconds(long tick) => _division.IsMusical
        ? Tempo.TicksToSeconds(tick, _division.TicksPerQuarter)
        : tick / _division.TicksPerSecond;

    private TempoMap BuildMap(
        List<(long Tick, double Bpm)> tempos,
        List<(long Tick, int Numerator, int Denominator)> signatures)
    {
        if (_division.IsMusical)
        {
            double unit = _division.TicksPerQuarter;

            return TempoMap.FromQuarters(
                tempos.Select(tempo => (tempo.Tick / unit, tempo.Bpm)),
                signatures.Select(signature => (signature.Tick / unit, signature.Numerator, signature.Denominator)));
        }

        var perSecond = _division.TicksPerSecond;

        return new TempoMap(
            tempos.Select(tempo => new TempoChange(tempo.Tick / perSecond, tempo.Bpm)),
            signatures.Select(signature => new TimeSignature(
                signature.Tick / perSecond, signature.Numerator, signature.Denominator)));
    }
}
