namespace WeakSep.MidiScore.Files;

/// <summary>Finds the MIDI file inside a RIFF container of type RMID.</summary>
internal static class RiffContainer
{
    private static ReadOnlySpan<byte> Riff => "RIFF"u8;

    private static ReadOnlySpan<byte> Rmid => "RMID"u8;

    private static ReadOnlySpan<byte> Data => "data"u8;

    /// <summary>A cursor over the MIDI file: the data chunk of a container, or the whole of a plain file.</summary>
    /// <exception cref="MidiFormatException">It is a RIFF container, but not one that holds a MIDI file.</exception>
    public static ByteCursor Open(ReadOnlySpan<byte> file, string name)
    {
        var cursor = new ByteCursor(file, name, 0, file.Length);

        if (!file.StartsWith(Riff))
        {
            return cursor;
        }

        cursor.ReadBytes(Riff.Length, "RIFF");
        cursor.ReadUInt32LittleEndian("a RIFF length");

        if (!cursor.ReadBytes(Rmid.Length, "'RMID'").SequenceEqual(Rmid))
        {
            throw cursor.Error(cursor.Position - Rmid.Length, "'RMID', the type of a RIFF file that holds MIDI");
        }

        while (!cursor.AtEnd)
        {
            var isData = cursor.ReadBytes(Data.Length, "a chunk type").SequenceEqual(Data);
            var length = cursor.ReadUInt32LittleEndian("a chunk length");
            var start = cursor.Position;
            cursor.ReadBytes(length, "a chunk");

            if (isData)
            {
                return new ByteCursor(file, name, start, cursor.Position);
            }

            // RIFF chunks begin at even offsets.
            cursor.ReadBytes(Math.Min(length & 1, cursor.Remaining), "padding");
        }

        throw cursor.Error(cursor.Position, "a 'data' chunk that holds the MIDI file");
    }
}
