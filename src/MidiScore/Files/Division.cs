namespace WeakSep.MidiScore.Files;

/// <summary>What a tick is in a file: a share of a quarter note, or a share of a film frame.</summary>
/// <param name="TicksPerQuarter">Ticks per quarter note, or 0 where ticks are a fixed time.</param>
/// <param name="TicksPerSecond">Ticks per second where they are a fixed time, else 0.</param>
internal readonly record struct Division(int TicksPerQuarter, double TicksPerSecond)
{
    private const int SmpteFlag = 0x8000;
    private const double DropFrameRate = 30000.0 / 1001;    // "29" stands for 29.97 frames per second

    public bool IsMusical => TicksPerQuarter > 0;

    /// <summary>Interprets the division field of a header.</summary>
    /// <returns>The division, or null where the field means nothing.</returns>
    public static Division? FromHeader(ushort field)
    {
        if ((field & SmpteFlag) == 0)
        {
            return field == 0 ? null : new Division(field, 0);
        }

        var ticksPerFrame = field & 0xFF;

        double? framesPerSecond = -(sbyte)(field >> 8) switch
        {
            24 => 24,
            25 => 25,
            29 => DropFrameRate,
            30 => 30,
            _ => null,
        };

        return framesPerSecond is { } rate && ticksPerFrame > 0 ? new Division(0, rate * ticksPerFrame) : null;
    }
}
