using System.Diagnostics;
using WeakSep.MidiScore.Files;

namespace WeakSep.MidiScore.Tests.Files;

public class HostileMidiTests
{
    // Position of the first event in a file of one track: 14 bytes of header, 8 of chunk header.
    private const int Events = 22;

    // A laptop reads these in a fraction of it; only a search that grows with the square of the length does not.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData("", 0, "'MThd'")]
    [InlineData("4D546874 00000006 0000 0001 01E0", 0, "'MThd'")]
    [InlineData("4D546864 000000", 4, "a header length")]
    [InlineData("4D546864 00000005 0000 0001 01", 4, "a header of 6 bytes")]
    [InlineData("4D546864 FFFFFFFF 0000 0001 01E0", 14, "the rest of the header")]
    [InlineData("4D546864 00000006 0003 0001 01E0", 8, "format 0, 1 or 2")]
    [InlineData("4D546864 00000006 0000 0000 01E0", 10, "at least one track")]
    [InlineData("4D546864 00000006 0000 0001 0000", 12, "a division")]
    [InlineData("4D546864 00000006 0000 0001 E700", 12, "a division")]
    [InlineData("4D546864 00000006 0000 0001 8101", 12, "a division")]
    [InlineData("4D546864 00000006 0000 0001 01E0", 14, "1 tracks, found 0")]
    [InlineData("4D546864 00000006 0000 0001 01E0 4D54", 14, "a chunk type")]
    [InlineData("4D546864 00000006 0000 0001 01E0 4D54726B 00000005 00FF2F00", 22, "a chunk of 5 bytes")]
    [InlineData("4D546864 00000006 0000 0001 01E0 4D54726B FFFFFFFF 00FF2F00", 22, "a chunk of 4294967295 bytes")]
    [InlineData("52494646 00000000 57415645", 8, "'RMID'")]
    [InlineData("52494646 00000000 524D4944", 12, "a 'data' chunk")]
    [InlineData("52494646 00000000 524D4944 64617461 FFFFFFFF", 20, "a chunk of 4294967295 bytes")]
    public void A_broken_container_is_refused_at_its_byte(string bytes, int offset, string expected) =>
        AssertRefused(Smf.Hex(bytes), offset, expected);

    [Theory]
    [InlineData("81 80 80 80 00 90 3C 50", 0, "a delta time of at most 4 bytes")]
    [InlineData("81", 1, "a delta time")]
    [InlineData("00", 1, "an event after the delta time")]
    [InlineData("00 3C 50", 1, "a status byte")]
    [InlineData("00 90 80 50", 2, "a data byte of 0 to 127, found 0x80")]
    [InlineData("00 90 3C FF", 3, "a velocity of 0 to 127, found 0xFF")]
    [InlineData("00 90 3C", 3, "a velocity")]
    [InlineData("00 B0 40 90", 3, "a controller value")]
    [InlineData("00 E0 40 90", 3, "the upper half of a pitch bend")]
    [InlineData("00 F4", 1, "a channel message, SysEx or meta event, found 0xF4")]
    [InlineData("00 FE", 1, "a channel message, SysEx or meta event, found 0xFE")]
    [InlineData("00 F0 05 01 F7", 3, "a SysEx message of 5 bytes, found the end after 2")]
    [InlineData("00 FF 01 FF FF FF 7F 41", 7, "a meta event of 268435455 bytes")]
    [InlineData("00 FF 51 02 01 02", 4, "a tempo of 3 bytes")]
    [InlineData("00 FF 51 03 00 00 00", 4, "a tempo of 1 or more microseconds")]
    [InlineData("00 FF 58 01 04", 4, "a time signature of 4 bytes")]
    public void A_broken_event_is_refused_at_its_byte(string events, int offset, string expected) =>
        AssertRefused(Smf.Track(events), Events + offset, expected);

    [Fact]
    public void A_note_that_ends_after_a_day_is_refused()
    {
        // 2^28 - 1 ticks of 1/960 s are 77 hours.
        AssertRefused(Smf.Track($"00 90 3C 50 / FF FF FF 7F 80 3C 40 / {Smf.End}"), Events, "within 86400 s");
    }

    [Fact]
    public void Too_many_parts_are_refused()
    {
        var programs = string.Concat(
            Enumerable.Range(0, 128).Select(program => $"00 C0 {program:X2} 00 90 3C 50 01 3C 00 "));
        var tracks = Enumerable.Repeat(programs + Smf.End, 33).ToArray();

        AssertRefused(Smf.File(1, tracks), null, "at most 4096 parts");
    }

    [Fact]
    public void Too_many_notes_are_refused()
    {
        var events = Repeat("00 90 3C 50", "00 3C 50", ReadBudget.MaxNotes + 1);

        AssertRefused(File(events), null, "at most 5000000 notes");
    }

    [Fact]
    public void Too_many_controls_are_refused()
    {
        var events = Repeat("00 B0 40 50", "00 40 50", ReadBudget.MaxControls + 1);

        AssertRefused(File(events), null, "at most 5000000 control");
    }

    [Fact]
    public void A_million_open_notes_take_no_square_of_the_time()
    {
        // All strike one key and end together; then each strikes a key that is already open on the same tick.
        var watch = Stopwatch.StartNew();
        byte[] events = [.. Repeat("00 90 3C 50", "00 3C 50", 500_000), .. Smf.Hex("01 3C 00"),
            .. Repeat("00 90 3C 50", "00 3C 50 00 3E 00", 500_000), .. Smf.Hex(Smf.End)];

        Assert.Equal(500_000, MidiFileReader.Read(File(events), "test.mid").NoteCount);
        Assert.True(watch.Elapsed < Patience);
    }

    [Fact]
    public void Controls_that_too_many_parts_share_are_refused()
    {
        var pedal = Repeat("00 B0 40 7F 01 40 00", "00 40 7F 01 40 00", 200_000);
        var notes = Smf.Chunk("MTrk", Smf.Hex($"00 90 3C 50 10 3C 00 {Smf.End}"));
        byte[] file =
        [
            .. Smf.Hex("4D546864 00000006 0001 0801 01E0"),
            .. Smf.Chunk("MTrk", pedal),
            .. Enumerable.Repeat(notes, 0x800).SelectMany(track => track),
        ];

        AssertRefused(file, null, "at most 5000000 control changes over all parts");
    }

    private static void AssertRefused(byte[] file, int? offset, string expected)
    {
        var error = Assert.Throws<MidiFormatException>(() => MidiFileReader.Read(file, "bad.mid"));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.StartsWith($"bad.mid: byte {error.Offset}: expected ", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
        Assert.Equal(offset ?? error.Offset, error.Offset);
    }

    private static byte[] Repeat(string first, string then, int count)
    {
        var head = Smf.Hex(first);
        var next = Smf.Hex(then);
        var bytes = new byte[head.Length + (next.Length * (count - 1))];
        head.CopyTo(bytes, 0);

        for (var i = head.Length; i < bytes.Length; i += next.Length)
        {
            next.CopyTo(bytes, i);
        }

        return bytes;
    }

    private static byte[] File(byte[] events) =>
        [.. Smf.Hex("4D546864 00000006 0000 0001 01E0"), .. Smf.Chunk("MTrk", events)];
}
