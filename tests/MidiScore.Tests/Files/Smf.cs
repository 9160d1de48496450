namespace WeakSep.MidiScore.Tests.Files;

/// <summary>Puts MIDI files together from bytes written in hexadecimal, so a test shows what it feeds.</summary>
internal static class Smf
{
    /// <summary>End of track, no pause before.</summary>
    public const string End = "00 FF 2F 00";

    /// <summary>A file of the given header values and track events; 480 ticks per quarter by default.</summary>
    public static byte[] File(int format, string[] tracks, string division = "01 E0") =>
    [
        .. "MThd"u8, 0, 0, 0, 6, 0, (byte)format, 0, (byte)tracks.Length, .. Hex(division),
        .. tracks.SelectMany(track => Chunk("MTrk", Hex(track))),
    ];

    /// <summary>A file of one track at 480 ticks per quarter: 960 of them, 87 40, are a second at 120 bpm.</summary>
    public static byte[] Track(string events) => File(0, [events]);

    public static byte[] Chunk(string type, byte[] body) =>
    [
        .. System.Text.Encoding.ASCII.GetBytes(type),
        (byte)(body.Length >> 24), (byte)(body.Length >> 16), (byte)(body.Length >> 8), (byte)body.Length,
        .. body,
    ];

    public static byte[] Hex(string text) =>
        Convert.FromHexString(string.Concat(text.Where(char.IsAsciiHexDigit)));
}
