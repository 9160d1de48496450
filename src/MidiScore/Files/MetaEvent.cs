using System.Text;

namespace WeakSep.MidiScore.Files;

/// <summary>The meta events that a score keeps, and their text.</summary>
internal static class MetaEvent
{
    public const byte TrackName = 0x03;
    public const byte InstrumentName = 0x04;
    public const byte Port = 0x21;
    public const byte EndOfTrack = 0x2F;
    public const byte SetTempo = 0x51;
    public const byte TimeSignature = 0x58;

    /// <summary>Largest power of two in a time signature: the 128th note.</summary>
    public const int MaxDenominatorPower = 7;

    private const int MaxTextLength = 256;      // characters; longer names help nobody in a table

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>
    /// Text of a meta event: UTF-8 where it is valid, else Latin-1, the two that files hold; control characters,
    /// which could steer a terminal, become spaces.
    /// </summary>
    public static string Text(ReadOnlySpan<byte> data)
    {
        var bytes = data[..Math.Min(data.Length, 4 * MaxTextLength)];
        var text = Decode(bytes).AsSpan();
        Span<char> clean = stackalloc char[Math.Min(text.Length, MaxTextLength)];

        for (var i = 0; i < clean.Length; i++)
        {
            clean[i] = char.IsControl(text[i]) || char.IsSurrogate(text[i]) ? ' ' : text[i];
        }

        return clean.Trim().ToString();
    }

    private static string Decode(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(bytes);
        }
    }
}
