using WeakSep.MidiScore.Files;

namespace WeakSep.MidiScore.Tests.Files;

public class MidiFileWriterTests
{
    [Fact]
    public void A_score_is_written_as_these_bytes()
    {
        var score = new Score(
            [new ScorePart { Name = "Bass", Program = 33, Notes = [new(0, 0.5, 40, 90), new(0.5, 1, 43, 91)] }],
            TempoMap.Constant(120, [new TimeSignature(0, 3, 4)]))
        {
            Title = "Song",
        };

        var expected = Smf.File(1,
        [
            $"00 FF 03 04 53 6F 6E 67 / 00 FF 58 04 03 02 18 08 / 00 FF 51 03 07 A1 20 / {Smf.End}",
            $"00 FF 03 04 42 61 73 73 / 00 C0 21 / 00 90 28 5A / 83 60 28 00 / 00 2B 5B / 83 60 2B 00 / {Smf.End}",
        ]);

        Assert.Equal(Convert.ToHexString(expected), Convert.ToHexString(MidiFileWriter.ToBytes(score)));
    }

    [Fact]
    public void Parts_get_channels_of_their_own_and_drums_the_tenth()
    {
        ScoreNote[] notes = [new(0, 1, 60, 80)];
        ScorePart[] parts =
        [
            new() { Notes = notes, Channel = 3 },
            new() { Notes = notes, Channel = 3, Program = 1 },
            new() { Notes = notes, Channel = 9, Program = 2 },
            new() { Notes = notes, Channel = 0, IsDrum = true },
            new() { Notes = notes, Channel = 1, Program = 4 },
        ];

        var read = RoundTrip(new Score(parts, TempoMap.Constant(120)));

        Assert.Equal([3, 0, 2, 9, 1], read.Parts.Select(part => part.Channel));
        Assert.Equal([0, 1, 2, 0, 4], read.Parts.Select(part => part.Program));
        Assert.Equal([false, false, false, true, false], read.Parts.Select(part => part.IsDrum));
    }

    [Fact]
    public void More_parts_than_channels_go_to_the_next_port()
    {
        var parts = Enumerable.Range(0, 40).Select(i => new ScorePart { Program = i, Notes = [new(0, 1, i, 80)] });
        var score = new Score([.. parts], TempoMap.Constant(120));
        var read = RoundTrip(score);

        Assert.Equal(Enumerable.Range(0, 40), read.Parts.Select(part => part.Program));
        Assert.DoesNotContain(read.Parts, part => part.Channel == 9);
        Assert.Contains("00FF210102", Convert.ToHexString(MidiFileWriter.ToBytes(score)), StringComparison.Ordinal);
    }

    [Fact]
    public void Notes_of_one_pitch_that_overlap_are_separated_and_sound_as_long()
    {
        var part = new ScorePart
        {
            Notes =
            [
                new(0, 2, 60, 80), new(1, 3, 60, 81),       // the second begins inside the first
                new(4, 8, 60, 82), new(5, 6, 60, 83),       // the second lies inside the first
                new(9, 10, 60, 1), new(9, 11, 60, 90),      // both begin together
            ],
        };

        Assert.Equal(
            [new ScoreNote(0, 1, 60, 80), new(1, 3, 60, 81), new(4, 5, 60, 82), new(5, 8, 60, 83), new(9, 11, 60, 90)],
            RoundTrip(part).Notes);
    }

    [Fact]
    public void A_note_without_length_lasts_one_tick() =>
        Assert.Equal(1 / 960.0, RoundTrip(new ScorePart { Notes = [new(0, 0, 60, 80)] }).Notes.Single().Offset, 1e-12);

    [Fact]
    public void Controls_and_bends_come_back()
    {
        var part = new ScorePart
        {
            Notes = [new(0, 4, 60, 80)],
            Controls = [new(0, 7, 100), new(0, 64, 127), new(1, 64, 0), new(1, 11, 3)],
            Bends = [new(0, 1), new(1, -2), new(2, 0)],
        };

        var read = RoundTrip(part);

        Assert.Equal(part.Controls, read.Controls);
        Assert.Equal(part.Bends, read.Bends);
    }

    [Theory]
    [InlineData(7, 12)]
    [InlineData(-12, 12)]
    [InlineData(24.5, 25)]
    [InlineData(-100, 100)]
    public void Wide_bends_widen_the_range(double semitones, double range)
    {
        var read = RoundTrip(new ScorePart { Notes = [new(0, 4, 60, 80)], Bends = [new(1, semitones)] });

        Assert.Equal(1, read.Bends.Single().Time);
        Assert.Equal(semitones, read.Bends.Single().Semitones, range / 8192);
        Assert.Empty(read.Controls);
    }

    [Fact]
    public void Tempo_changes_are_stored_and_do_not_move_the_notes()
    {
        // Tempi that no whole number of microseconds holds, changing between ticks.
        var changes = Enumerable.Range(0, 500).Select(i => new TempoChange(i * 0.31, 61.7 + (i % 37)));
        var notes = Enumerable.Range(0, 500).Select(i => new ScoreNote(i * 0.3, (i * 0.3) + 0.2, 60, 80));
        var score = new Score([new ScorePart { Notes = [.. notes] }], new TempoMap(changes));

        var read = RoundTrip(score);

        // The last tempo change comes after 155 s; half a tick of the slowest tempo is a millisecond.
        const double HalfTick = 0.00102;
        var notePairs = read.Parts[0].Notes.Zip(score.Parts[0].Notes);
        var tempoPairs = read.Tempo.Changes.Zip(score.Tempo.Changes).ToArray();

        Assert.All(notePairs, pair => Assert.Equal(pair.Second.Onset, pair.First.Onset, HalfTick));
        Assert.All(tempoPairs, pair => Assert.Equal(pair.Second.Bpm, pair.First.Bpm, 0.001));
        Assert.All(tempoPairs, pair => Assert.Equal(pair.Second.Time, pair.First.Time, HalfTick));
    }

    [Fact]
    public void Pauses_longer_than_a_delta_time_are_bridged()
    {
        // 20 hours at 32767 ticks per quarter and 960 quarters a minute are 3.8e10 ticks; a delta holds 2.7e8.
        var score = new Score([new ScorePart { Notes = [new(72000, 72001, 60, 80)] }], TempoMap.Constant(960));

        var read = MidiFileReader.Read(MidiFileWriter.ToBytes(score, 32767), "test.mid");

        Assert.Equal(72000, read.Parts[0].Notes[0].Onset, 1e-4);
    }

    [Fact]
    public void A_tempo_below_what_a_file_holds_keeps_the_times()
    {
        var read = RoundTrip(new Score([new ScorePart { Notes = [new(10, 20, 60, 80)] }], TempoMap.Constant(1)));

        Assert.Equal(10, read.Parts[0].Notes[0].Onset, 0.018);      // half a tick at 3.58 bpm
        Assert.Equal(3.576, read.Tempo.Changes[0].Bpm, 0.001);
    }

    [Theory]
    [InlineData(-0.1, 1, 60, 80)]
    [InlineData(1, 0.5, 60, 80)]
    [InlineData(double.NaN, 1, 60, 80)]
    [InlineData(0, double.PositiveInfinity, 60, 80)]
    [InlineData(0, 100000, 60, 80)]
    [InlineData(0, 1, 128, 80)]
    [InlineData(0, 1, 60, 0)]
    public void Notes_that_a_file_cannot_hold_are_refused(double onset, double offset, int pitch, int velocity)
    {
        var part = new ScorePart { Notes = [new(onset, offset, pitch, velocity)] };
        var score = new Score([part], TempoMap.Constant(120));
        var error = Assert.Throws<ArgumentException>(() => MidiFileWriter.ToBytes(score));

        Assert.Contains("expected", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_values_that_a_file_cannot_hold_are_refused()
    {
        Refused(new ScorePart { Program = 128 });
        Refused(new ScorePart { Controls = [new(0, 64, 128)] });
        Refused(new ScorePart { Bends = [new(0, double.NaN)] });
        Assert.Throws<ArgumentException>(() => MidiFileWriter.ToBytes(
            new Score([], TempoMap.Constant(120, [new TimeSignature(0, 4, 3)]))));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => MidiFileWriter.ToBytes(new Score([], TempoMap.Constant(120)), 0));
    }

    [Fact]
    public void A_written_file_appears_whole_under_its_name()
    {
        var folder = Directory.CreateTempSubdirectory("weaksep-midi-");
        var path = Path.Combine(folder.FullName, "score.mid");

        try
        {
            var part = new ScorePart { Notes = [new(0, 1, 60, 80)] };
            MidiFileWriter.Write(new Score([part], TempoMap.Constant(120)), path);

            Assert.Equal(new ScoreNote(0, 1, 60, 80), MidiFileReader.Read(path).Parts.Single().Notes.Single());
            Assert.Single(folder.GetFiles());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Refused(ScorePart part) =>
        Assert.Throws<ArgumentException>(() => MidiFileWriter.ToBytes(new Score([part], TempoMap.Constant(120))));

    private static ScorePart RoundTrip(ScorePart part) =>
        RoundTrip(new Score([part], TempoMap.Constant(120))).Parts.Single();

    private static Score RoundTrip(Score score) => MidiFileReader.Read(MidiFileWriter.ToBytes(score), "test.mid");
}
