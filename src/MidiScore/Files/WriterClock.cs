namespace WeakSep.MidiScore.Files;

/// <summary>Seconds to ticks for a file whose tempo is stored in whole microseconds at whole ticks.</summary>
/// <remarks>
/// Storing rounds tempo and position of every change. Times are therefore mapped through the tempo map as a reader
/// will see it, so that no rounding adds up over the piece.
/// </remarks>
internal sealed class WriterClock
{
    private const double MicrosecondsPerMinute = 60e6;
    private const double MicrosecondsPerSecond = 1e6;
    private const int MaxMicroseconds = 0xFFFFFF;       // three bytes; a tempo below 3.6 is stored as 3.6

    private readonly TempoMap _stored;
    private readonly int _ticksPerQuarter;

    /// <summary>Rounds a tempo map.</summary>
    public WriterClock(TempoMap tempo, int ticksPerQuarter)
    {
        _ticksPerQuarter = ticksPerQuarter;
        var tempos = new List<(long Tick, int Microseconds)>();
        var seconds = 0.0;

        foreach (var change in tempo.Changes)
        {
            var microseconds = (int)Math.Clamp(Math.Round(MicrosecondsPerMinute / change.Bpm), 1, MaxMicroseconds);

            if (tempos.Count == 0)
            {
                tempos.Add((0, microseconds));
                continue;
            }

            var (lastTick, lastMicroseconds) = tempos[^1];
            var secondsPerTick = lastMicroseconds / MicrosecondsPerSecond / ticksPerQuarter;
            var ticks = (long)Math.Max(0, Math.Round((change.Time - seconds) / secondsPerTick));

            if (ticks == 0)
            {
                tempos[^1] = (lastTick, microseconds);
            }
            else
            {
                seconds += ticks * secondsPerTick;
                tempos.Add((lastTick + ticks, microseconds));
            }
        }

        Tempos = tempos;
        _stored = TempoMap.FromQuarters(tempos.Select(
            entry => ((double)entry.Tick / ticksPerQuarter, MicrosecondsPerMinute / entry.Microseconds)));
    }

    /// <summary>The tempo changes as they are stored, in order; the first is on tick 0.</summary>
    public IReadOnlyList<(long Tick, int Microseconds)> Tempos { get; }

    /// <summary>The tick nearest to a time.</summary>
    public long Ticks(double seconds) => _stored.SecondsToTicks(seconds, _ticksPerQuarter);
}
