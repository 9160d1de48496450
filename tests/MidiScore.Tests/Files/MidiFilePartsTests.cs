using WeakSep.MidiScore.Files;

namespace WeakSep.MidiScore.Tests.Files;

public class MidiFilePartsTests
{
    private const string NoteOnChannel0 = "00 90 3C 50 / 87 40 80 3C 40";
    private const string NoteOnChannel1 = "00 91 3C 50 / 87 40 81 3C 40";
    private const string NoteOnChannel9 = "00 99 24 50 / 87 40 89 24 40";

    [Fact]
    public void A_program_change_begins_another_part()
    {
        var score = Read(Smf.Track($"00 C0 18 / {NoteOnChannel0} / 00 C0 1E / {NoteOnChannel0} / 00 C0 18 / "
            + $"{NoteOnChannel0} / {Smf.End}"));

        Assert.Equal([24, 30], score.Parts.Select(part => part.Program));
        Assert.Equal([2, 1], score.Parts.Select(part => part.Notes.Count));
        Assert.Equal(["Nylon Guitar", "Distortion Guitar"], score.Parts.Select(part => part.Name));
    }

    [Fact]
    public void A_note_keeps_the_program_it_was_struck_with()
    {
        var score = Read(Smf.Track($"00 C0 18 / 00 90 3C 50 / 83 60 C0 1E / 83 60 80 3C 40 / {Smf.End}"));

        Assert.Equal(24, score.Parts.Single().Program);
        Assert.Equal(1, score.Parts.Single().Notes.Single().Offset);
    }

    [Fact]
    public void Channel_10_is_the_drums()
    {
        var part = Read(Smf.Track($"00 C9 08 / {NoteOnChannel9} / {Smf.End}")).Parts.Single();

        Assert.Equal((true, 9, "Drums"), (part.IsDrum, part.Channel, part.Name));
        Assert.Null(Instruments.FromPart(part));
    }

    [Fact]
    public void Parts_are_named_after_their_tracks_and_the_piece_after_the_first()
    {
        var score = Read(Smf.File(1,
        [
            $"00 FF 03 04 53 6F 6E 67 / {Smf.End}",
            $"00 FF 04 03 41 78 65 / 00 FF 03 03 42 C3 A4 / {NoteOnChannel0} / {Smf.End}",
            $"00 FF 04 03 41 78 E9 / {NoteOnChannel1} / {Smf.End}",
            $"00 FF 03 04 1B 5B 32 4A / {NoteOnChannel1} / {Smf.End}",
        ]));

        // UTF-8, Latin-1, and an escape sequence that must not reach a terminal.
        Assert.Equal("Song", score.Title);
        Assert.Equal(["Bä", "Axé", "[2J"], score.Parts.Select(part => part.Name));
    }

    [Fact]
    public void A_track_without_programs_plays_with_those_of_a_set_up_track()
    {
        var score = Read(Smf.File(1,
        [
            $"00 C0 21 / 00 C1 18 / {Smf.End}",
            $"{NoteOnChannel0} / {Smf.End}",
            $"{NoteOnChannel1} / 00 C1 1E / {NoteOnChannel1} / {Smf.End}",
        ]));

        Assert.Equal([33, 24, 30], score.Parts.Select(part => part.Program));
    }

    [Fact]
    public void Tracks_that_share_a_channel_but_choose_programs_stand_for_themselves()
    {
        var score = Read(Smf.File(1,
        [
            $"00 C0 00 / 00 B0 40 7F / {NoteOnChannel0} / {Smf.End}",
            $"00 C0 21 / {NoteOnChannel0} / {Smf.End}",
        ]));

        Assert.Equal([0, 33], score.Parts.Select(part => part.Program));
        Assert.Equal([1, 0], score.Parts.Select(part => part.Controls.Count));
    }

    [Fact]
    public void Hands_on_one_channel_share_the_pedal()
    {
        var score = Read(Smf.File(1,
        [
            $"00 B0 40 7F / {NoteOnChannel0} / 87 40 B0 40 00 / {Smf.End}",
            $"00 90 30 50 / 83 60 80 30 40 / {Smf.End}",
        ]));

        Assert.Equal(2, score.Parts[1].SustainedNotes().Single().Offset);
        Assert.Equal(0.5, score.Parts[1].Notes.Single().Offset);
    }

    [Fact]
    public void Bends_follow_the_range_of_registered_parameter_0()
    {
        // Half up at the default 2 semitones; range 12 while bent; full down; half a semitone more range by cents.
        var part = Read(Smf.Track(
            $"00 E0 00 60 / 87 40 B0 65 00 / 00 B0 64 00 / 00 B0 06 0C / 87 40 E0 00 00 / 87 40 B0 26 32 / "
                + $"87 40 E0 00 40 / {NoteOnChannel0} / {Smf.End}"))
            .Parts.Single();

        Assert.Equal(
            [new PitchBend(0, 1), new(1, 6), new(2, -12), new(3, -12.5), new(4, 0)],
            part.Bends);
        Assert.Empty(part.Controls);
    }

    [Fact]
    public void A_non_registered_parameter_and_a_reset_do_not_disturb_the_range()
    {
        var part = Read(Smf.Track(
            $"00 B0 65 00 / 00 B0 64 00 / 00 B0 63 01 / 00 B0 62 08 / 00 B0 06 40 / 00 E0 00 60 / "
                + $"87 40 B0 79 00 / {NoteOnChannel0} / {Smf.End}"))
            .Parts.Single();

        Assert.Equal([new PitchBend(0, 1), new(1, 0)], part.Bends);
        Assert.Equal([new ControlChange(1, 121, 0)], part.Controls);
    }

    private static Score Read(byte[] file) => MidiFileReader.Read(file, "test.mid");
}
