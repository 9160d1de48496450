namespace WeakSep.MidiScore.Files;

/// <summary>The header chunk of a file.</summary>
/// <param name="Format">0 for one track, 1 for simultaneous tracks, 2 for independent ones.</param>
/// <param name="TrackCount">Number of track chunks that follow, at least 1.</param>
/// <param name="Division">What a tick is.</param>
internal readonly record struct MidiHeader(int Format, int TrackCount, Division Division)
{
    private const int Size = 6;
    private const int SequentialFormat = 2;

    public static ReadOnlySpan<byte> ChunkType => "MThd"u8;

    /// <summary>Whether the tracks play one after the other.</summary>
    public bool IsSequential => Format == SequentialFormat;

    /// <summary>Reads the header chunk, its type included.</summary>
    public static MidiHeader Read(ref ByteCursor cursor)
    {
        var start = cursor.Position;

        if (cursor.Remaining < ChunkType.Length || !cursor.ReadBytes(ChunkType.Length, "MThd").SequenceEqual(ChunkType))
        {
            throw cursor.Error(start, "'MThd', the start of a Standard MIDI File");
        }

        var size = cursor.ReadUInt32("a header length");

        if (size < Size)
        {
            throw cursor.Error(cursor.Position - 4, $"a header of {Size} bytes or more", $"{size}");
        }

        var body = cursor.Position;
        var format = cursor.ReadUInt16("a format");

        if (format > SequentialFormat)
        {
            throw cursor.Error(body, "format 0, 1 or 2", $"{format}");
        }

        var tracks = cursor.ReadUInt16("a number of tracks");

        if (tracks == 0)
        {
            throw cursor.Error(body + 2, "at least one track", "none");
        }

        var field = cursor.ReadUInt16("a division");
        var division = Division.FromHeader(field) ?? throw cursor.Error(
            body + 4, "a division of 1 to 32767 ticks per quarter, or 24, 25, 29 or 30 frames per second",
            $"0x{field:X4}");

        cursor.ReadBytes(size - Size, "the rest of the header");

        return new MidiHeader(format, tracks, division);
    }
}
