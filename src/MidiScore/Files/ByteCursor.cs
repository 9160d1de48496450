using System.Buffers.Binary;

namespace WeakSep.MidiScore.Files;

/// <summary>Reads numbers from a file in memory; every error names the file and the byte.</summary>
internal ref struct ByteCursor
{
    private readonly ReadOnlySpan<byte> _file;
    private readonly string _name;

    /// <summary>A cursor over the bytes from <paramref name="start"/> up to <paramref name="end"/> of a file.</summary>
    public ByteCursor(ReadOnlySpan<byte> file, string name, int start, int end)
    {
        _file = file[..end];
        _name = name;
        Position = start;
    }

    /// <summary>Bytes from the start of the file.</summary>
    public int Position { get; private set; }

    public readonly int Remaining => _file.Length - Position;

    public readonly bool AtEnd => Remaining == 0;

    public byte ReadByte(string what)
    {
        Require(1, what);
        return _file[Position++];
    }

    /// <summary>A byte with the top bit clear, as every data byte of a channel message has.</summary>
    public byte ReadDataByte(string what)
    {
        var value = ReadByte(what);

        return value < VariableLengthQuantity.MoreFollow
            ? value
            : throw Error(Position - 1, $"{what} of 0 to 127", $"0x{value:X2}");
    }

    public ushort ReadUInt16(string what) => BinaryPrimitives.ReadUInt16BigEndian(ReadBytes(2, what));

    public uint ReadUInt32(string what) => BinaryPrimitives.ReadUInt32BigEndian(ReadBytes(4, what));

    /// <summary>RIFF containers count in the other byte order.</summary>
    public uint ReadUInt32LittleEndian(string what) => BinaryPrimitives.ReadUInt32LittleEndian(ReadBytes(4, what));

    public long ReadVariableLength(string what)
    {
        var start = Position;
        var value = 0L;

        for (var i = 0; i < VariableLengthQuantity.MaxBytes; i++)
        {
            var next = ReadByte(what);
            value = (value << VariableLengthQuantity.BitsPerByte) | (uint)(next & VariableLengthQuantity.ValueBits);

            if (next < VariableLengthQuantity.MoreFollow)
            {
                return value;
            }
        }

        throw Error(start, $"{what} of at most {VariableLengthQuantity.MaxBytes} bytes", "a longer one");
    }

    public ReadOnlySpan<byte> ReadBytes(long count, string what)
    {
        Require(count, what);
        var bytes = _file.Slice(Position, (int)count);
        Position += (int)count;
        return bytes;
    }

    public readonly MidiFormatException Error(long offset, string expected, string? found = null) =>
        new(_name, offset, expected, found);

    private readonly void Require(long count, string what)
    {
        if (count > Remaining)
        {
            var end = Remaining == 0 ? "the end" : $"the end after {Remaining}";
            throw Error(Position, count == 1 ? what : $"{what} of {count} bytes", end);
        }
    }
}
