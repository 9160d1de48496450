using WeakSep.MidiScore.Alignment;

namespace WeakSep.MidiScore.Tests.Alignment;

public class ScoreWarpTests
{
    private const double Exact = 1e-6;

    // Three bars of 3/4 at 60, a note on every quarter.
    private static readonly Score Waltz = new(
        [
            new ScorePart
            {
                Notes = [.. Enumerable.Range(0, 9).Select(beat => new ScoreNote(beat, beat + 0.5, 60 + beat, 80))],
                Controls = [new ControlChange(0, 64, 127), new ControlChange(6, 64, 0)],
                Bends = [new PitchBend(4, 1)],
            },
        ],
        TempoMap.Constant(60, [new TimeSignature(0, 3, 4)]));

    [Fact]
    public void Notes_pedal_and_bends_move_alike()
    {
        var warped = ScoreWarp.Apply(Waltz, new TimeMap([(0, 0), (4, 8), (8, 10)]), double.PositiveInfinity);
        var part = warped.Parts[0];

        Assert.Equal([0, 2, 4, 6, 8, 8.5, 9, 9.5, 10], part.Notes.Select(note => note.Onset));
        Assert.Equal(9.25, part.Notes[6].Offset, Exact);
        Assert.Equal([new ControlChange(0, 64, 127), new ControlChange(9, 64, 0)], part.Controls);
        Assert.Equal([new PitchBend(8, 1)], part.Bends);
    }

    [Fact]
    public void Bars_stay_bars()
    {
        var warped = ScoreWarp.Apply(Waltz, new TimeMap([(0, 0), (4, 8), (8, 10)]), double.PositiveInfinity);

        Assert.Equal(Enumerable.Range(0, 9).Select(beat => (double)beat), QuartersOf(warped), Close);
        Assert.Equal([new TimeSignature(0, 3, 4)], warped.Tempo.TimeSignatures);
        Assert.Equal((30, 120), (warped.Tempo.BpmAt(1), warped.Tempo.BpmAt(9)));
    }

    [Theory]
    [InlineData(0.5, 3)]        // less than a bar of three seconds is one bar
    [InlineData(3.2, 3)]
    [InlineData(6.1, 6)]
    public void Silence_before_becomes_whole_bars(double silence, double quarters)
    {
        var warped = ScoreWarp.Apply(Waltz, new TimeMap([(0, silence), (8, 8 + silence)]), double.PositiveInfinity);

        Assert.Equal(Enumerable.Range(0, 9).Select(beat => beat + quarters), QuartersOf(warped), Close);
        Assert.Equal(0, warped.Tempo.TimeSignatures[0].Time);
        Assert.Equal(silence, warped.Parts[0].Notes[0].Onset, Exact);
    }

    [Fact]
    public void A_late_first_note_is_no_bar_of_rest()
    {
        var warped = ScoreWarp.Apply(Waltz, new TimeMap([(0, 0.02), (8, 8.02)]), double.PositiveInfinity);

        Assert.Equal(Enumerable.Range(1, 8).Select(beat => (double)beat), QuartersOf(warped).Skip(1), Close);
        Assert.InRange(warped.Tempo.BpmAt(0), 58, 60);
        Assert.Equal(0.02, warped.Parts[0].Notes[0].Onset, Exact);
    }

    [Fact]
    public void An_excerpt_begins_with_the_bar_that_is_played()
    {
        // The recording begins at second 4.75 of the score, in its second bar, and lasts two seconds.
        var warped = ScoreWarp.Apply(Waltz, new TimeMap([(5, 0.25), (8, 3.25)]), endSeconds: 2);

        Assert.Equal([0.25, 1.25], warped.Parts[0].Notes.Select(note => note.Onset));
        Assert.Equal([2, 3], QuartersOf(warped), Close);
        Assert.Equal(new ControlChange(0, 64, 127), warped.Parts[0].Controls[0]);
    }

    private static bool Close(double a, double b) => Math.Abs(a - b) < Exact;

    private static IEnumerable<double> QuartersOf(Score score) =>
        score.Parts[0].Notes.Select(note => score.Tempo.SecondsToQuarters(note.Onset));
}
