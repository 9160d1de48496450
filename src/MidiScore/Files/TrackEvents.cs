namespace WeakSep.MidiScore.Files;

/// <summary>What one track chunk holds that a score keeps, in ticks from the start of the track.</summary>
internal sealed class TrackEvents(int index, int offset)
{
    /// <summary>0-based position among the track chunks.</summary>
    public int Index { get; } = index;

    /// <summary>Byte at which the chunk's events begin.</summary>
    public int Offset { get; } = offset;

    /// <summary>Track name, or the instrument name where there is none; empty where neither is given.</summary>
    public string Name { get; set; } = "";

    /// <summary>Tick of the end-of-track event, or of the last event where that is missing.</summary>
    public long EndTick { get; set; }

    public List<RawNote> Notes { get; } = [];

    public List<(long Tick, byte Channel, byte Program)> Programs { get; } = [];

    public Dictionary<byte, List<ChannelEvent>> Channels { get; } = [];

    public List<(long Tick, int MicrosecondsPerQuarter)> Tempos { get; } = [];

    public List<(long Tick, byte Numerator, int Denominator)> TimeSignatures { get; } = [];

    /// <summary>Whether the track itself chooses a program on a channel.</summary>
    public bool SetsProgram(byte channel) => Programs.Exists(change => change.Channel == channel);
}
