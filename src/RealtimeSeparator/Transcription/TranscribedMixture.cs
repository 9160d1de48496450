namespace WeakSep.RealtimeSeparator.Transcription;

/// <summary>What was heard in a mixture.</summary>
/// <param name="Notes">Notes by onset, then source, then pitch.</param>
/// <param name="Summary">What was read.</param>
public sealed record TranscribedMixture(IReadOnlyList<TrackedNote> Notes, SeparationSummary Summary);
