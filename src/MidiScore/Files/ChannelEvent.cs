namespace WeakSep.MidiScore.Files;

/// <summary>A control change or a pitch bend in ticks, in the order of the track.</summary>
/// <param name="Tick">Ticks from the start of the track.</param>
/// <param name="Controller">Controller number, or <see cref="Bend"/>.</param>
/// <param name="Value">0 to 127, or 0 to 16383 for a bend.</param>
internal readonly record struct ChannelEvent(long Tick, byte Controller, ushort Value)
{
    /// <summary>Stands for the pitch wheel; controllers end at 127.</summary>
    public const byte Bend = 128;
}
