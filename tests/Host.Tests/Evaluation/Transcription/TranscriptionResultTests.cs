using WeakSep.Audio.Metrics;
using WeakSep.Host.Evaluation.Transcription;

namespace WeakSep.Host.Tests.Evaluation.Transcription;

public sealed class TranscriptionResultTests
{
    // The notes and frames of metrics.md section 12.
    private static readonly NoteEvent[] Reference = [new(0, 0.5, 69), new(0.5, 1.0, 72), new(1.0, 1.5, 76), new(2.0, 2.1, 60)];

    private static readonly NoteEvent[] Estimate =
        [new(0.04, 0.48, 69), new(0.56, 1.0, 72), new(1.02, 1.30, 76), new(2.04, 2.14, 60), new(3.0, 3.2, 62)];

    private static readonly TranscriptionScore Golden = new(
        new DetectionCounts(6, 2, 4),
        NoteMatching.Compare(Reference, Estimate),
        NoteMatching.Compare(Reference, Estimate, withOffsets: true),
        ValuePairs.Of([(60, 70), (80, 75), (100, 110)]));

    private static readonly TranscriptionScore Missed = new(
        new DetectionCounts(0, 0, 10), NoteMatching.Compare(Reference, []), NoteMatching.Compare(Reference, [], withOffsets: true), default);

    private static readonly TranscriptionScore Imagined = new(
        new DetectionCounts(0, 5, 0), NoteMatching.Compare([], Estimate), NoteMatching.Compare([], Estimate, withOffsets: true), default);

    [Fact]
    public void A_golden_track_has_golden_values()
    {
        var row = TranscriptionSummary.Of([Golden]);

        Assert.Equal((0.5, 0.75, 0.6), (row.FrameAccuracy, row.FramePrecision, row.FrameRecall));
        Assert.Equal((0.6, 0.75, 0.6667), (row.NotePrecision, row.NoteRecall, row.NoteF1));
        Assert.Equal((0.4, 0.5, 0.4444), (row.NoteWithOffsetPrecision, row.NoteWithOffsetRecall, row.NoteWithOffsetF1));
        Assert.Equal((0.6229, 0.4), (row.OverlapRatio, row.FalsePositiveRate));
        Assert.Equal([0.5, 0.5], row.FrameAccuracyInterval);
        Assert.Equal([0.6667, 0.6667], row.NoteF1Interval);
    }

    [Fact]
    public void Counts_are_pooled_and_means_are_over_tracks_in_which_the_instrument_plays()
    {
        var row = TranscriptionSummary.Of([Golden, Missed, Imagined]);

        Assert.Equal(2, row.Items);
        Assert.Equal(Math.Round(6.0 / 27, 4), row.FrameAccuracy);           // 6 / (6 + 2 + 4 + 10 + 5)
        Assert.Equal(0.25, row.FrameAccuracyTrackMean);                     // 0.5 and 0
        Assert.Equal(Math.Round(7.0 / 10, 4), row.FalsePositiveRate);       // 2 and 5 of 10 notes found
        Assert.Equal(Math.Round(6.0 / 18, 4), row.NoteF1);                  // 2 * 3 / (10 found + 8 there)
        Assert.InRange(row.NoteF1, row.NoteF1Interval[0], row.NoteF1Interval[1]);
        Assert.True(row.NoteF1Interval[0] < row.NoteF1Interval[1]);
    }

    [Fact]
    public void Rows_are_made_of_what_each_instrument_was_heard_in()
    {
        var result = new TranscriptionResult(
            ["bass", "piano"],
            [
                new TrackTranscription("one", [Golden, Imagined], [Golden, default], [Golden, null], new TempoPair(120, 121)),
                new TrackTranscription("two", [Missed, Missed], [Golden, Missed], [null, null], new TempoPair(90, 180)),
            ]);

        Assert.Equal(["bass", "piano", "all"], result.Mixture.Keys);
        Assert.Equal((2, 1, 2), (result.Mixture["bass"].Items, result.Mixture["piano"].Items, result.Mixture["all"].Items));
        Assert.Equal(0.5, result.Separated["bass"].FrameAccuracy);
        Assert.Equal(0.3529, result.Separated["all"].FrameAccuracy);        // 12 / (12 + 4 + 8 + 10), a missed part included
        Assert.Equal((1, 0.5), (result.Isolated["all"].Items, result.Isolated["all"].FrameAccuracy));
        Assert.Empty(new TranscriptionResult(["bass"], [new TrackTranscription("one", [Golden], null, [null], null)]).Separated);
    }

    // Worked out by hand: deviations -20, 0, 20 and -15, -10, 25, so 800 / sqrt(800 * 950); distances 10, 5 and 10.
    [Fact]
    public void Velocities_are_correlated_over_the_notes_that_were_found()
    {
        var row = TranscriptionSummary.Of([Golden, Missed]);

        Assert.Equal((0.9177, 8.3333), (row.VelocityCorrelation, row.VelocityDistance));
        Assert.Equal((0, 0), (TranscriptionSummary.Of([Missed]).VelocityCorrelation, TranscriptionSummary.Of([Missed]).VelocityDistance));
    }

    [Fact]
    public void Tempi_count_as_right_with_and_without_their_multiples_and_tracks_without_a_score_do_not_count()
    {
        TrackTranscription[] tracks =
        [
            .. new TempoPair?[] { new(120, 121), new(90, 180), new(100, 150), null }
                .Select((tempo, index) => new TrackTranscription($"{index}", [Golden], null, [null], tempo)),
        ];
        var tempo = new TranscriptionResult(["bass"], tracks).Tempo;

        Assert.Equal(new TempoSummary(3, 1, 2), tempo);
        Assert.Equal("right to 4 % in 1 of 3 tracks, up to a factor of 2 or 3 in 2", tempo.ToString());
    }
}
