namespace WeakSep.MidiScore.Alignment;

/// <summary>Lays a score over a recording of it: finds when every note was played.</summary>
/// <remarks>
/// Memory grows with the length of the recording, not with its square: 4 million cells at most for the coarse path, one
/// byte each, and a band of a few seconds around it for the fine one; see docs/alignment.md.
/// </remarks>
public static class ScoreAligner
{
    /// <summary>Shortest recording and score that are aligned, in seconds.</summary>
    public const double ShortestSeconds = 2;

    /// <summary>Longest recording and score that are aligned, in seconds.</summary>
    public const double LongestSeconds = 2 * 60 * 60;

    private const int BandFrames = 100;     // 2 s on either side of the coarse path
    private const float StepCost = 0.5f;    // as much as silence against a chord: tempo wanders only where it has to
    private const float FineBonus = 1;      // more than music costs: where a subsequence ends, the coarse path has said

    /// <summary>Aligns a score with a recording.</summary>
    /// <param name="mono">The recording, one channel.</param>
    /// <param name="sampleRate">Its rate in hertz.</param>
    /// <param name="score">The score.</param>
    /// <param name="settings">How to align.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The aligned score and how far to trust it.</returns>
    /// <exception cref="AlignmentException">
    /// There is nothing to align: no pitched notes, silence, or a length out of range.
    /// </exception>
    public static ScoreAlignment Align(
        ReadOnlySpan<float> mono, int sampleRate, Score score, AlignmentSettings settings, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(score);
        ArgumentNullException.ThrowIfNull(settings);
        var duration = (double)mono.Length / sampleRate;
        Check(duration, score);

        var recording = RecordingFrames.Of(mono, sampleRate, cancellation);
        var rows = Trimmed(ScoreFrames.Of(score), out var firstRow);
        var columns = Trimmed(recording.Frames, out var firstColumn);

        if (rows.Count == 0 || columns.Count == 0)
        {
            throw new AlignmentException(rows.Count == 0 ? "the score has no notes in the range of the features" : "the recording is silent");
        }

        var coarse = CoarseAlignment.Find(rows, columns, settings.Subsequence, cancellation);
        var path = Fine(rows.Transposed(coarse.Semitones), columns, coarse, settings.Subsequence, cancellation);
        var groups = OnsetGroup.Of(score, coarse.Semitones);
        var (covered, predicted) = Predict(groups, path, firstRow, firstColumn);

        if (covered.Count == 0)
        {
            throw new AlignmentException("no part of the score fits the recording");
        }

        var refinement = new OnsetRefinement(recording, covered, predicted);
        var onsets = refinement.Find();
        var map = new TimeMap([.. covered.Select((group, index) => (group.Seconds, onsets[index]))]);
        var evidence = new AlignmentEvidence(coarse.Distance, coarse.Contrast, refinement.Rank(onsets));
        var inKey = evidence with { Contrast = coarse.KeyContrast };

        // Another key is only told where the score fits in it: a wrong piece is nearest in some key, too.
        var semitones = inKey.Confidence >= settings.MinConfidence ? coarse.Semitones : 0;

        return new ScoreAlignment(
            ScoreWarp.Apply(score, map, settings.Subsequence ? duration : double.PositiveInfinity),
            map,
            evidence.Confidence,
            semitones,
            recording.TuningCents,
            ReasonAgainst(evidence.Confidence, settings.MinConfidence, semitones))
        {
            Evidence = evidence,
        };
    }

    private static void Check(double duration, Score score)
    {
        if (duration is < ShortestSeconds or > LongestSeconds)
        {
            throw new AlignmentException(FormattableString.Invariant(
                $"the recording lasts {duration:0.0} s; expected {ShortestSeconds} s to {LongestSeconds / 3600} h"));
        }

        if (score.Parts.All(part => part.IsDrum || part.Notes.Count == 0))
        {
            throw new AlignmentException("the score has no pitched notes");
        }

        if (score.DurationSeconds is < ShortestSeconds or > LongestSeconds)
        {
            throw new AlignmentException(FormattableString.Invariant(
                $"the score lasts {score.DurationSeconds:0.0} s; expected {ShortestSeconds} s to {LongestSeconds / 3600} h"));
        }
    }

    /// <summary>The frames without silence at both ends, which says nothing about the tempo.</summary>
    private static AlignmentFrames Trimmed(AlignmentFrames frames, out int first)
    {
        first = 0;
        var end = frames.Count;

        while (first < end && frames.IsSilent(first))
        {
            first++;
        }

        while (end > first && frames.IsSilent(end - 1))
        {
            end--;
        }

        return frames.Slice(first, end);
    }

    private static List<(int Row, int Column)> Fine(
        AlignmentFrames rows, AlignmentFrames columns, CoarseAlignment coarse, bool subsequence, CancellationToken cancellation)
    {
        var band = AlignmentBand.Around(coarse.Path, coarse.Factor, BandFrames, rows.Count, columns.Count, subsequence);

        return DynamicTimeWarping.Find(
            band,
            (row, column) => AlignmentFrames.Distance(rows, row, columns, column),
            subsequence ? FineBonus : null,
            StepCost,
            cancellation).Path;
    }

    /// <summary>Where the path first reaches the frames of the onsets that it covers.</summary>
    private static (List<OnsetGroup> Covered, List<double> Predicted) Predict(
        List<OnsetGroup> groups, List<(int Row, int Column)> path, int firstRow, int firstColumn)
    {
        var covered = new List<OnsetGroup>();
        var predicted = new List<double>();
        var at = 0;

        foreach (var group in groups)
        {
            var row = (int)Math.Round(group.Seconds / RecordingFrames.HopSeconds) - firstRow;

            while (at < path.Count && path[at].Row < row)
            {
                at++;
            }

            if (at < path.Count && path[at].Row == row)
            {
                covered.Add(group);
                predicted.Add((path[at].Column + firstColumn) * RecordingFrames.HopSeconds);
            }
        }

        return (covered, predicted);
    }

    private static string? ReasonAgainst(double confidence, double minConfidence, int semitones) =>
        semitones != 0
            ? $"the score sounds {Math.Abs(semitones)} semitone{(Math.Abs(semitones) == 1 ? "" : "s")} "
              + $"{(semitones > 0 ? "lower" : "higher")} than the recording"
            : confidence < minConfidence
                ? FormattableString.Invariant(
                    $"the score does not fit the recording (confidence {confidence:0.00}; expected {minConfidence:0.00} or more)")
                : null;
}
