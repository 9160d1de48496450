namespace WeakSep.Host.Evaluation.Transcription;

/// <summary>How a track was written down, one score per instrument.</summary>
/// <param name="Name">Name of the track.</param>
/// <param name="Mixture">All heard in the mixture; where an instrument does not play, what was heard of it is wrong.</param>
/// <param name="Separated">Each heard in what the separator made of it; null without a separator.</param>
/// <param name="Isolated">Each heard in its own stems; null where it has none, or their sound is not there.</param>
/// <param name="Tempo">Its tempo and the one that was found; null where its score is not there.</param>
internal sealed record TrackTranscription(
    string Name,
    IReadOnlyList<TranscriptionScore> Mixture,
    IReadOnlyList<TranscriptionScore>? Separated,
    IReadOnlyList<TranscriptionScore?> Isolated,
    TempoPair? Tempo);
