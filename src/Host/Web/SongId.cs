namespace WeakSep.Host.Web;

/// <summary>Ids of songs: twelve lower-case letters and digits, made of the file's hash, so that a file has one id whoever opens it.</summary>
internal static class SongId
{
    private const int Length = 12;
    private const string Alphabet = "0123456789abcdefghijklmnopqrstuv";     // 5 bits a letter

    /// <summary>The id of a file.</summary>
    /// <param name="sha256">Hash of its bytes.</param>
    internal static string Of(ReadOnlySpan<byte> sha256)
    {
        var bits = System.Buffers.Binary.BinaryPrimitives.ReadUInt64LittleEndian(sha256);
        Span<char> id = stackalloc char[Length];

        foreach (ref var letter in id)
        {
            letter = Alphabet[(int)(bits % (ulong)Alphabet.Length)];
            bits /= (ulong)Alphabet.Length;
        }

        return new string(id);
    }

    /// <summary>Whether a text from outside may be an id; only then does it become part of a path.</summary>
    internal static bool IsValid(string text) =>
        text.Length == Length && text.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter));
}
