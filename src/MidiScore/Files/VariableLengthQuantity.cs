namespace WeakSep.MidiScore.Files;

/// <summary>The number format of delta times and lengths: seven bits a byte, the top bit set but on the last.</summary>
internal static class VariableLengthQuantity
{
    /// <summary>Longest encoding in bytes that the file format allows.</summary>
    public const int MaxBytes = 4;

    /// <summary>Largest value: 28 bits.</summary>
    public const long MaxValue = (1L << (BitsPerByte * MaxBytes)) - 1;

    public const int BitsPerByte = 7;
    public const int ValueBits = 0x7F;
    public const int MoreFollow = 0x80;

    /// <summary>Appends a value of 0 to <see cref="MaxValue"/> in as few bytes as it needs.</summary>
    public static void Append(List<byte> bytes, long value)
    {
        var shift = 0;

        while (shift < BitsPerByte * (MaxBytes - 1) && value >> (shift + BitsPerByte) > 0)
        {
            shift += BitsPerByte;
        }

        for (; shift > 0; shift -= BitsPerByte)
        {
            bytes.Add((byte)(((value >> shift) & ValueBits) | MoreFollow));
        }

        bytes.Add((byte)(value & ValueBits));
    }
}
