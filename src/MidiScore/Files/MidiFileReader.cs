namespace WeakSep.MidiScore.Files;

/// <summary>Reads Standard MIDI Files of formats 0, 1 and 2, also inside a RIFF container (.rmi).</summary>
/// <remarks>
/// <para>A part is what one track plays on one channel with one program. A note-off ends every open note of its
/// channel and pitch in its track that began on an earlier tick; notes still open at the end of the track end there;
/// notes without length and spurious note-offs are dropped. Channel 10 is the drums.</para>
/// <para>Tempo changes of all tracks count. The tracks of format 2, independent patterns, are laid end to end, each
/// with its own tempo. Chunks of unknown type are skipped, as is everything after the number of tracks that the
/// header promises; fewer tracks mean a truncated file and are refused. An end-of-track event may be missing.</para>
/// <para>Bounds: 64 MiB, 5 million notes, 5 million other changes, 4096 parts, 24 hours. Time grows with the file's
/// length, never faster than with its sorting.</para>
/// </remarks>
public static class MidiFileReader
{
    /// <summary>Largest file in bytes that is read.</summary>
    public const int MaxBytes = 64 << 20;

    private static ReadOnlySpan<byte> TrackType => "MTrk"u8;

    /// <summary>Reads a file.</summary>
    /// <param name="path">Path of the file; it names the file in messages, too.</param>
    /// <returns>The score; parts without notes are left out.</returns>
    /// <exception cref="MidiFormatException">The file is no MIDI file, is damaged or too large.</exception>
    /// <exception cref="IOException">The file cannot be opened or read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static Score Read(string path)
    {
        if (Directory.Exists(path))
        {
            throw new MidiFormatException(path, 0, "a MIDI file", "a folder");
        }

        using var stream = File.OpenRead(path);
        using var bytes = new MemoryStream();
        var chunk = new byte[1 << 16];
        int count;

        // Counted while reading: a pipe or a device has no length to ask for.
        while ((count = stream.Read(chunk)) > 0)
        {
            bytes.Write(chunk.AsSpan(0, count));
            RequireSize(bytes.Length, path);
        }

        return Read(bytes.GetBuffer().AsSpan(0, (int)bytes.Length), path);
    }

    /// <summary>Reads a file that is already in memory.</summary>
    /// <param name="data">The whole file.</param>
    /// <param name="name">What messages call the file.</param>
    /// <returns>The score; parts without notes are left out.</returns>
    /// <exception cref="MidiFormatException">The bytes are no MIDI file, are damaged or too many.</exception>
    public static Score Read(ReadOnlySpan<byte> data, string name)
    {
        RequireSize(data.Length, name);

        var cursor = RiffContainer.Open(data, name);
        var header = MidiHeader.Read(ref cursor);
        var tracks = new List<TrackEvents>();
        var budget = new ReadBudget();

        while (tracks.Count < header.TrackCount)
        {
            if (cursor.AtEnd)
            {
                throw cursor.Error(cursor.Position, $"{header.TrackCount} tracks", $"{tracks.Count}");
            }

            var type = cursor.ReadBytes(TrackType.Length, "a chunk type");
            var length = cursor.ReadUInt32("a chunk length");
            var start = cursor.Position;
            cursor.ReadBytes(length, "a chunk");

            if (type.SequenceEqual(TrackType))
            {
                var events = new ByteCursor(data, name, start, cursor.Position);
                tracks.Add(TrackReader.Read(events, tracks.Count, budget));
            }
        }

        return new ScoreBuilder(name, header, tracks).Build();
    }

    private static void RequireSize(long bytes, string name)
    {
        if (bytes > MaxBytes)
        {
            throw new MidiFormatException(name, MaxBytes, $"a file of at most {MaxBytes >> 20} MiB");
        }
    }
}
