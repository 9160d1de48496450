using WeakSep.MidiScore.Files;

namespace WeakSep.MidiScore.Tests.Files;

public class MidiFileReaderTests
{
    private const double Exact = 1e-12;     // seconds; tick times are a few roundings away from the decimal number

    [Fact]
    public void A_note_has_its_times_pitch_and_velocity()
    {
        // C4 at velocity 80 from 240 ticks (0.25 s) to 1200 ticks (1.25 s).
        var note = OnlyNote(Smf.Track($"81 70 90 3C 50 / 87 40 80 3C 40 / {Smf.End}"));

        Assert.Equal(0.25, note.Onset, Exact);
        Assert.Equal(1.25, note.Offset, Exact);
        Assert.Equal((60, 80), (note.Pitch, note.Velocity));
    }

    [Fact]
    public void Running_status_and_note_offs_by_velocity_0_are_read()
    {
        var score = Read(Smf.Track($"00 90 3C 50 / 00 40 51 / 87 40 3C 00 / 00 40 00 / {Smf.End}"));

        Assert.Equal([new ScoreNote(0, 1, 60, 80), new ScoreNote(0, 1, 64, 81)], score.Parts.Single().Notes);
    }

    [Fact]
    public void Running_status_survives_meta_events_and_sysex()
    {
        var score = Read(Smf.Track($"00 90 3C 50 / 00 FF 01 01 41 / 87 40 3C 00 / 00 F0 01 F7 / 00 3E 50 / "
            + $"87 40 3E 00 / {Smf.End}"));

        Assert.Equal([new ScoreNote(0, 1, 60, 80), new ScoreNote(1, 2, 62, 80)], score.Parts.Single().Notes);
    }

    [Fact]
    public void A_note_off_ends_every_open_note_of_its_pitch()
    {
        var score = Read(Smf.Track($"00 90 3C 50 / 87 40 3C 51 / 87 40 3C 00 / 87 40 3C 00 / {Smf.End}"));

        Assert.Equal([new ScoreNote(0, 2, 60, 80), new ScoreNote(1, 2, 60, 81)], score.Parts.Single().Notes);
    }

    [Fact]
    public void A_key_struck_again_before_the_note_off_of_the_same_tick_goes_on()
    {
        // On tick 960 the new note-on precedes the old note-off.
        var score = Read(Smf.Track($"00 90 3C 50 / 87 40 3C 51 / 00 3C 00 / 87 40 3C 00 / {Smf.End}"));

        Assert.Equal([new ScoreNote(0, 1, 60, 80), new ScoreNote(1, 2, 60, 81)], score.Parts.Single().Notes);
    }

    [Fact]
    public void Notes_without_length_and_note_offs_without_a_note_are_dropped()
    {
        var score = Read(Smf.Track($"00 80 3C 40 / 00 90 3C 50 / 00 3C 00 / 87 40 3C 00 / {Smf.End}"));

        Assert.Empty(score.Parts);
        Assert.Equal(0, score.DurationSeconds);
    }

    [Fact]
    public void A_hanging_note_ends_with_its_track()
    {
        Assert.Equal(2, OnlyNote(Smf.Track("00 90 3C 50 / 8F 00 FF 2F 00")).Offset, Exact);
    }

    [Fact]
    public void A_missing_end_of_track_is_forgiven()
    {
        Assert.Equal(1, OnlyNote(Smf.Track("00 90 3C 50 / 87 40 80 3C 40")).Offset, Exact);
    }

    [Fact]
    public void What_follows_the_end_of_track_is_ignored()
    {
        Assert.Equal(1, OnlyNote(Smf.Track($"00 90 3C 50 / 87 40 80 3C 40 / {Smf.End} / "
            + "99 99 99 99 99 99")).Offset, Exact);
    }

    [Fact]
    public void Tempo_changes_of_any_track_move_all_tracks()
    {
        // 60 bpm from the start, 240 bpm from the second quarter; the note begins on quarter 1 and ends on quarter 3.
        var score = Read(Smf.File(1,
        [
            $"00 FF 51 03 0F 42 40 / {Smf.End}",
            $"83 60 FF 51 03 03 D0 90 / {Smf.End}",
            $"83 60 90 3C 50 / 87 40 80 3C 40 / {Smf.End}",
        ]));

        var note = score.Parts.Single().Notes.Single();
        Assert.Equal((1.0, 1.5), (note.Onset, note.Offset));
        Assert.Equal([new TempoChange(0, 60), new TempoChange(1, 240)], score.Tempo.Changes);
    }

    [Fact]
    public void Time_signatures_come_with_their_times()
    {
        var score = Read(Smf.Track($"00 FF 58 04 03 02 18 08 / 87 40 FF 58 04 06 03 18 08 / "
            + $"00 FF 58 04 00 02 18 08 / {Smf.End}"));

        Assert.Equal([new TimeSignature(0, 3, 4), new TimeSignature(1, 6, 8)], score.Tempo.TimeSignatures);
    }

    [Theory]
    [InlineData("E7 28", 1.0)]              // 25 frames of 40 ticks: milliseconds
    [InlineData("E8 50", 1000.0 / 1920)]    // 24 frames of 80
    [InlineData("E2 50", 1000.0 / 2400)]    // 30 frames of 80
    [InlineData("E3 64", 1001.0 / 3000)]    // 29.97 frames of 100
    public void Smpte_ticks_are_a_fixed_time_whatever_the_tempo(string division, double seconds)
    {
        // 1000 ticks; the tempo of 60 bpm must not matter.
        var file = Smf.File(0, [$"00 FF 51 03 0F 42 40 / 00 90 3C 50 / 87 68 80 3C 40 / {Smf.End}"], division);

        Assert.Equal(seconds, OnlyNote(file).Offset, Exact);
    }

    [Fact]
    public void Tracks_of_format_2_play_one_after_the_other_each_with_its_own_tempo()
    {
        // The first pattern lasts a quarter at 60 bpm, 1 s; the second starts there at the default 120 bpm.
        var score = Read(Smf.File(2,
        [
            $"00 FF 51 03 0F 42 40 / 00 90 3C 50 / 83 60 80 3C 40 / {Smf.End}",
            $"00 90 3E 50 / 83 60 80 3E 40 / {Smf.End}",
        ]));

        Assert.Equal(new ScoreNote(0, 1, 60, 80), score.Parts[0].Notes.Single());
        Assert.Equal(new ScoreNote(1, 1.5, 62, 80), score.Parts[1].Notes.Single());
    }

    [Fact]
    public void Sysex_whole_or_split_unknown_metas_and_unknown_chunks_are_skipped()
    {
        byte[] file =
        [
            .. Smf.Hex("4D546864 00000008 0001 0001 01E0 BEEF"),    // a header with two bytes more than we know
            .. Smf.Chunk("XFIH", [1, 2, 3]),
            .. Smf.Chunk("MTrk", Smf.Hex(
                $"00 F0 03 43 12 00 / 10 F7 03 43 12 F7 / 00 FF 60 02 FF FF / 00 FF 7F 01 00 / 00 90 3C 50 / "
                    + $"87 30 80 3C 40 / {Smf.End}")),
            .. "anything after the promised tracks"u8,
        ];

        // The pause of 16 ticks between the two packets counts, as does the one before the note-off.
        Assert.Equal(960 / 960.0, OnlyNote(file).Offset, Exact);
    }

    [Fact]
    public void A_riff_container_is_opened()
    {
        var midi = Smf.Track($"00 90 3C 50 / 87 40 80 3C 40 / {Smf.End}");
        byte[] file =
        [
            .. "RIFF"u8, 0, 1, 0, 0, .. "RMID"u8,
            .. "DISP"u8, 3, 0, 0, 0, 1, 2, 3, 0,
            .. "data"u8, (byte)midi.Length, 0, 0, 0, .. midi,
        ];

        Assert.Equal(new ScoreNote(0, 1, 60, 80), OnlyNote(file));
    }

    [Fact]
    public void A_pipe_of_more_than_64_MiB_is_refused()
    {
        var error = Assert.Throws<MidiFormatException>(() => MidiFileReader.Read("/dev/zero"));
        Assert.Equal("/dev/zero: byte 67108864: expected a file of at most 64 MiB", error.Message);
    }

    [Fact]
    public void A_folder_is_refused_as_such()
    {
        var error = Assert.Throws<MidiFormatException>(() => MidiFileReader.Read(AppContext.BaseDirectory));
        Assert.EndsWith("expected a MIDI file, found a folder", error.Message, StringComparison.Ordinal);
    }

    private static Score Read(byte[] file) => MidiFileReader.Read(file, "test.mid");

    private static ScoreNote OnlyNote(byte[] file) => Read(file).Parts.Single().Notes.Single();
}
