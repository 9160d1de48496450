namespace WeakSep.Host.Evaluation.Transcription;

/// <summary>What came out of an evaluation of a transcriptor.</summary>
/// <param name="instruments">Instrument ids in the order of the scores.</param>
/// <param name="tracks">Scores as measured, at least one track.</param>
internal sealed class TranscriptionResult(IReadOnlyList<string> instruments, IReadOnlyList<TrackTranscription> tracks)
{
    /// <summary>Name of the row in which all instruments are pooled.</summary>
    internal const string All = "all";

    /// <summary>Instrument ids in the order of the scores.</summary>
    internal IReadOnlyList<string> Instruments { get; } = instruments;

    /// <summary>Probability from which each instrument's pitches sound.</summary>
    internal IReadOnlyList<float> Thresholds { get; init; } = [.. instruments.Select(_ => 0.5f)];

    /// <summary>Scores as measured.</summary>
    internal IReadOnlyList<TrackTranscription> Tracks { get; } = tracks;

    /// <summary>All heard in the mixture: by instrument, and <see cref="All"/> pooled.</summary>
    internal IReadOnlyDictionary<string, TranscriptionSummary> Mixture { get; } =
        Summarise(instruments, tracks.Select(track => track.Mixture.Select(score => (TranscriptionScore?)score)));

    /// <summary>Each heard in what the separator made of it, in the same way; empty without a separator.</summary>
    internal IReadOnlyDictionary<string, TranscriptionSummary> Separated { get; } =
        Summarise(instruments, tracks.Select(track => track.Separated).OfType<IReadOnlyList<TranscriptionScore>>()
            .Select(scores => scores.Select(score => (TranscriptionScore?)score)));

    /// <summary>Each heard in its own stems, in the same way; empty where no track has the sound of its stems.</summary>
    internal IReadOnlyDictionary<string, TranscriptionSummary> Isolated { get; } =
        Summarise(instruments, tracks.Select(track => track.Isolated).Where(scores => scores.Any(score => score is not null)));

    /// <summary>How often the tempo was found.</summary>
    internal TempoSummary Tempo { get; } = TempoSummary.Of([.. tracks.Select(track => track.Tempo).OfType<TempoPair>()]);

    private static Dictionary<string, TranscriptionSummary> Summarise(
        IReadOnlyList<string> instruments, IEnumerable<IEnumerable<TranscriptionScore?>> scores)
    {
        var rows = new Dictionary<string, TranscriptionSummary>();
        TranscriptionScore?[][] tracks = [.. scores.Select(track => track.ToArray())];

        if (tracks.Length == 0)
        {
            return rows;
        }

        for (var index = 0; index < instruments.Count; index++)
        {
            rows[instruments[index]] = TranscriptionSummary.Of([.. tracks.Select(track => track[index] ?? default)]);
        }

        rows[All] = TranscriptionSummary.Of([.. tracks.Select(track => TranscriptionScore.Pool(track.OfType<TranscriptionScore>()))]);
        return rows;
    }
}
