namespace WeakSep.MidiScore.Tests;

public class ScorePartTests
{
    [Fact]
    public void Notes_are_sorted_by_onset_then_pitch()
    {
        var part = new ScorePart { Notes = [new(1, 2, 60, 1), new(0, 1, 64, 1), new(0, 3, 62, 1)] };

        Assert.Equal([(0.0, 62), (0.0, 64), (1.0, 60)], part.Notes.Select(note => (note.Onset, note.Pitch)));
        Assert.Equal(3, part.DurationSeconds);
    }

    [Theory]
    [InlineData(1.0, 4.0, 2.0, 4.0)]        // key up while the pedal is down: lasts until the pedal is up
    [InlineData(1.0, 4.0, 1.0, 1.0)]        // key up as the pedal goes down: not caught
    [InlineData(1.0, 4.0, 0.5, 0.5)]        // key up before
    [InlineData(1.0, 4.0, 4.0, 4.0)]        // key up as the pedal goes up
    [InlineData(1.0, 4.0, 5.0, 5.0)]        // key held longer than the pedal
    public void The_pedal_holds_what_sounds_while_it_is_down(
        double press, double release, double offset, double expected)
    {
        var part = new ScorePart
        {
            Notes = [new(0, offset, 60, 80)],
            Controls = [new(press, 64, 64), new(release, 64, 63)],
        };

        Assert.Equal(expected, part.SustainedNotes().Single().Offset);
        Assert.Equal(offset, part.Notes.Single().Offset);
    }

    [Fact]
    public void A_key_struck_again_under_the_pedal_ends_its_own_note_only()
    {
        var part = new ScorePart
        {
            Notes = [new(0, 1, 60, 80), new(0, 1, 64, 80), new(2, 3, 60, 80)],
            Controls = [new(0.5, 64, 127), new(5, 64, 0)],
        };

        Assert.Equal([2.0, 5.0, 5.0], part.SustainedNotes().Select(note => note.Offset));
    }

    [Fact]
    public void Repeated_presses_change_nothing_and_only_controller_64_counts()
    {
        var part = new ScorePart
        {
            Notes = [new(0, 1, 60, 80)],
            Controls = [new(0.5, 64, 127), new(0.6, 66, 0), new(0.7, 64, 90), new(3, 64, 10), new(4, 64, 0)],
        };

        Assert.Equal(3, part.SustainedNotes().Single().Offset);
    }

    [Fact]
    public void A_pedal_that_is_never_released_holds_nothing_and_a_reset_releases_it()
    {
        var hanging = new ScorePart { Notes = [new(0, 1, 60, 80)], Controls = [new(0.5, 64, 127)] };
        var reset = hanging with { Controls = [new(0.5, 64, 127), new(2, 121, 0)] };

        Assert.Equal(1, hanging.SustainedNotes().Single().Offset);
        Assert.Equal(2, reset.SustainedNotes().Single().Offset);
    }

    [Theory]
    [InlineData(0, Instrument.Piano)]
    [InlineData(7, Instrument.Piano)]
    [InlineData(8, null)]
    [InlineData(23, null)]
    [InlineData(24, Instrument.Guitar)]
    [InlineData(31, Instrument.Guitar)]
    [InlineData(32, Instrument.Bass)]
    [InlineData(39, Instrument.Bass)]
    [InlineData(40, null)]
    [InlineData(-1, null)]
    public void Programs_belong_to_the_trio_s_classes(int program, Instrument? expected) =>
        Assert.Equal(expected, Instruments.FromProgram(program));

    [Fact]
    public void Classes_come_in_tensor_order() =>
        Assert.Equal(
            ["bass", "guitar", "piano"], Instruments.All.OrderBy(instrument => (int)instrument).Select(Instruments.Id));

    [Fact]
    public void An_empty_score_lasts_no_time() =>
        Assert.Equal(0, new Score([], TempoMap.Constant(120)).DurationSeconds);

    [Theory]
    [InlineData(0, "C-1")]
    [InlineData(60, "C4")]
    [InlineData(61, "C#4")]
    [InlineData(69, "A4")]
    [InlineData(127, "G9")]
    public void Pitches_are_named_with_middle_C_as_C4(int pitch, string name) =>
        Assert.Equal(name, PitchName.Of(pitch));

    [Fact]
    public void Every_program_has_a_name()
    {
        Assert.Equal("Acoustic Grand Piano", GeneralMidi.ProgramName(0));
        Assert.Equal("Fingered Bass", GeneralMidi.ProgramName(33));
        Assert.Equal("Gunshot", GeneralMidi.ProgramName(127));
        Assert.Throws<ArgumentOutOfRangeException>(() => GeneralMidi.ProgramName(128));
    }
}
