namespace WeakSep.Host.Evaluation.Transcription;

/// <summary>One instrument, or all, over tracks; counts are pooled over tracks unless a mean over tracks is meant.</summary>
/// <param name="Items">Tracks in which it plays.</param>
/// <param name="FrameAccuracy">TP / (TP + FP + FN) of frames and pitches.</param>
/// <param name="FrameAccuracyInterval">Its bootstrap 95 % interval, [low, high].</param>
/// <param name="FrameAccuracyTrackMean">Mean over the tracks in which it plays.</param>
/// <param name="FramePrecision">Share of the cells found that are there.</param>
/// <param name="FrameRecall">Share of the cells there that were found.</param>
/// <param name="NotePrecision">Share of the notes found that are there, by onset and pitch.</param>
/// <param name="NoteRecall">Share of the notes there that were found.</param>
/// <param name="NoteF1">Their harmonic mean.</param>
/// <param name="NoteF1Interval">Its bootstrap 95 % interval.</param>
/// <param name="NoteF1TrackMean">Mean over the tracks in which it plays.</param>
/// <param name="NoteWithOffsetPrecision">As <paramref name="NotePrecision"/>, with offsets.</param>
/// <param name="NoteWithOffsetRecall">As <paramref name="NoteRecall"/>, with offsets.</param>
/// <param name="NoteWithOffsetF1">As <paramref name="NoteF1"/>, with offsets.</param>
/// <param name="NoteWithOffsetF1Interval">Its bootstrap 95 % interval.</param>
/// <param name="OverlapRatio">Mean over pairs matched without offsets of the time of both over the time of either.</param>
/// <param name="FalsePositiveRate">Share of the notes found that are not there.</param>
/// <param name="FalsePositiveRateInterval">Its bootstrap 95 % interval.</param>
/// <param name="VelocityCorrelation">Correlation of true and estimated velocities of the notes that were found.</param>
/// <param name="VelocityCorrelationInterval">Its bootstrap 95 % interval.</param>
/// <param name="VelocityDistance">Mean absolute difference of the two, of 127.</param>
internal sealed record TranscriptionSummary(
    int Items,
    double FrameAccuracy,
    IReadOnlyList<double> FrameAccuracyInterval,
    double FrameAccuracyTrackMean,
    double FramePrecision,
    double FrameRecall,
    double NotePrecision,
    double NoteRecall,
    double NoteF1,
    IReadOnlyList<double> NoteF1Interval,
    double NoteF1TrackMean,
    double NoteWithOffsetPrecision,
    double NoteWithOffsetRecall,
    double NoteWithOffsetF1,
    IReadOnlyList<double> NoteWithOffsetF1Interval,
    double OverlapRatio,
    double FalsePositiveRate,
    IReadOnlyList<double> FalsePositiveRateInterval,
    double VelocityCorrelation,
    IReadOnlyList<double> VelocityCorrelationInterval,
    double VelocityDistance)
{
    private const int Digits = 4;

    /// <summary>Sums up the scores of an instrument.</summary>
    /// <param name="tracks">One score per track, at least one; empty ones where the instrument neither plays nor was heard.</param>
    internal static TranscriptionSummary Of(IReadOnlyList<TranscriptionScore> tracks)
    {
        var pooled = TranscriptionScore.Pool(tracks);
        TranscriptionScore[] playing = [.. tracks.Where(track => track.Plays)];

        return new TranscriptionSummary(
            playing.Length,
            Rounded(pooled.Frames.Accuracy),
            Interval(tracks, score => score.Frames.Accuracy),
            Mean(playing, score => score.Frames.Accuracy),
            Rounded(pooled.Frames.Precision),
            Rounded(pooled.Frames.Recall),
            Rounded(pooled.Notes.Counts.Precision),
            Rounded(pooled.Notes.Counts.Recall),
            Rounded(pooled.Notes.Counts.FMeasure),
            Interval(tracks, score => score.Notes.Counts.FMeasure),
            Mean(playing, score => score.Notes.Counts.FMeasure),
            Rounded(pooled.NotesWithOffsets.Counts.Precision),
            Rounded(pooled.NotesWithOffsets.Counts.Recall),
            Rounded(pooled.NotesWithOffsets.Counts.FMeasure),
            Interval(tracks, score => score.NotesWithOffsets.Counts.FMeasure),
            Rounded(pooled.Notes.OverlapRatio),
            Rounded(pooled.Notes.Counts.FalsePositiveRate),
            Interval(tracks, score => score.Notes.Counts.FalsePositiveRate),
            Rounded(pooled.Velocities.Correlation),
            Interval(tracks, score => score.Velocities.Correlation),
            Rounded(pooled.Velocities.MeanDistance));
    }

    private static IReadOnlyList<double> Interval(IReadOnlyList<TranscriptionScore> tracks, Func<TranscriptionScore, double> statistic) =>
        Bootstrap.Interval(tracks, drawn => statistic(TranscriptionScore.Pool(drawn)));

    private static double Mean(TranscriptionScore[] tracks, Func<TranscriptionScore, double> statistic) =>
        tracks.Length == 0 ? 0 : Rounded(tracks.Average(statistic));

    private static double Rounded(double value) => Math.Round(value, Digits);
}
