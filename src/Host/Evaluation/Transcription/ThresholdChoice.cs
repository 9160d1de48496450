using WeakSep.Audio.Files;
using WeakSep.Audio.Metrics;
using WeakSep.Host.Rendering;
using WeakSep.RealtimeSeparator;
using WeakSep.RealtimeSeparator.Inference;
using WeakSep.RealtimeSeparator.Transcription;
using WeakSep.Trainer.Data;

namespace WeakSep.Host.Evaluation.Transcription;

/// <summary>Chooses from which probability on each instrument's pitches sound: where the note F1 of validation data is best.</summary>
internal static class ThresholdChoice
{
    private static readonly float[] Candidates = [.. Enumerable.Range(4, 13).Select(step => step / 20f)];      // 0.2 to 0.8

    /// <summary>Chooses.</summary>
    /// <param name="transcriptor">The transcriptor; its own thresholds do not matter.</param>
    /// <param name="separator">What it will hear through.</param>
    /// <param name="tracks">Tracks that no test holds.</param>
    /// <param name="jobs">How many at once, at least 1.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>One per instrument.</returns>
    internal static IReadOnlyList<float> Of(
        OnnxTranscriptor transcriptor, IMaskModel separator, IReadOnlyList<TrackFolder> tracks, int jobs, CancellationToken cancellation)
    {
        var sources = transcriptor.Facts.Sources;
        OfflineTranscriber[] transcribers =
        [
            .. Candidates.Select(threshold => new OfflineTranscriber(transcriptor, separator, [.. sources.Select(_ => threshold)])),
        ];
        var counts = TrackLoop.Run(
            tracks, jobs, track => transcribers.Select(transcriber => Counts(transcriber, sources, track, cancellation)).ToArray(), cancellation);

        return [.. Enumerable.Range(0, sources.Count).Select(source => Candidates[Enumerable.Range(0, Candidates.Length).MaxBy(candidate =>
            counts.Aggregate(default(DetectionCounts), (sum, track) => sum + track[candidate][source]).FMeasure)])];
    }

    /// <summary>Counts of one track, by source.</summary>
    private static DetectionCounts[] Counts(
        OfflineTranscriber transcriber, IReadOnlyList<string> sources, TrackFolder track, CancellationToken cancellation)
    {
        using var mix = AudioReader.Open(track.MixPath);
        var heard = transcriber.Transcribe(new ReaderSource(mix), cancellation: cancellation).Notes;

        return [.. sources.Select((id, source) => NoteMatching.Compare(
            NoteEvents.Of(ReferenceNotes.Of(track, id)), NoteEvents.Of(heard, source)).Counts)];
    }
}
