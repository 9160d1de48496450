using System.Buffers.Binary;
using System.Numerics;

namespace WeakSep.Trainer.Runs.Events;

/// <summary>
/// The framing of TensorFlow's record files: length as 8 bytes, its checksum, the payload, its checksum; all little-endian.
/// </summary>
internal static class RecordFrame
{
    private const uint MaskDelta = 0xA282EAD8;      // of the format: a checksum of data that holds checksums stays strong
    private const int LengthBytes = sizeof(ulong);
    private const int ChecksumBytes = sizeof(uint);

    /// <summary>Frames a payload.</summary>
    public static byte[] Of(ReadOnlySpan<byte> payload)
    {
        var frame = new byte[LengthBytes + ChecksumBytes + payload.Length + ChecksumBytes];
        BinaryPrimitives.WriteUInt64LittleEndian(frame, (ulong)payload.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(frame.AsSpan(LengthBytes), Masked(frame.AsSpan(0, LengthBytes)));
        payload.CopyTo(frame.AsSpan(LengthBytes + ChecksumBytes));
        BinaryPrimitives.WriteUInt32LittleEndian(frame.AsSpan(frame.Length - ChecksumBytes), Masked(payload));

        return frame;
    }

    /// <summary>Reads the first frame.</summary>
    /// <param name="bytes">Frames.</param>
    /// <param name="payload">What it holds.</param>
    /// <param name="length">Its length with everything around the payload.</param>
    /// <returns>Whether there is a whole frame whose checksums are right.</returns>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out ReadOnlySpan<byte> payload, out int length)
    {
        const int Around = LengthBytes + ChecksumBytes + ChecksumBytes;
        payload = [];
        length = 0;

        if (bytes.Length < Around)
        {
            return false;
        }

        var size = BinaryPrimitives.ReadUInt64LittleEndian(bytes);

        if (size > (ulong)(bytes.Length - Around))
        {
            return false;
        }

        length = (int)size + Around;
        payload = bytes.Slice(LengthBytes + ChecksumBytes, (int)size);

        return BinaryPrimitives.ReadUInt32LittleEndian(bytes[LengthBytes..]) == Masked(bytes[..LengthBytes])
            && BinaryPrimitives.ReadUInt32LittleEndian(bytes[(length - ChecksumBytes)..]) == Masked(payload);
    }

    /// <summary>CRC-32C (Castagnoli).</summary>
    public static uint Crc32C(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;

        foreach (var value in bytes)
        {
            crc = BitOperations.Crc32C(crc, value);
        }

        return ~crc;
    }

    private static uint Masked(ReadOnlySpan<byte> bytes) => BitOperations.RotateRight(Crc32C(bytes), 15) + MaskDelta;
}
