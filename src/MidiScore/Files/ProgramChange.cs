namespace WeakSep.MidiScore.Files;

/// <summary>A program change in ticks from the start of the score.</summary>
internal readonly record struct ProgramChange(long Tick, int Track, byte Program) : IComparable<ProgramChange>
{
    /// <summary>The order in which a player meets events: by tick, then by track.</summary>
    public int CompareTo(ProgramChange other) => (Tick, Track).CompareTo((other.Tick, other.Track));
}
