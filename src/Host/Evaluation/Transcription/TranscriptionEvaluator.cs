using WeakSep.Audio;
using WeakSep.Audio.Files;
using WeakSep.Audio.Metrics;
using WeakSep.Host.Rendering;
using WeakSep.Host.Transcription;
using WeakSep.MidiScore;
using WeakSep.MidiScore.Files;
using WeakSep.MidiScore.PianoRolls;
using WeakSep.RealtimeSeparator;
using WeakSep.RealtimeSeparator.Inference;
using WeakSep.RealtimeSeparator.Transcription;
using WeakSep.Trainer.Data;

namespace WeakSep.Host.Evaluation.Transcription;

/// <summary>
/// Transcribes tracks as <c>transcribe</c> does and holds the result against the MIDI files of their stems (<c>metrics.md</c> section
/// 10); several threads may use one.
/// </summary>
internal sealed class TranscriptionEvaluator
{
    private readonly ModelFacts _facts;
    private readonly OfflineTranscriber _alone;
    private readonly OfflineTranscriber? _behindSeparator;

    private TranscriptionEvaluator(OnnxTranscriptor transcriptor, IMaskModel? separator)
    {
        _facts = transcriptor.Facts;
        _alone = new OfflineTranscriber(transcriptor);
        _behindSeparator = separator is null ? null : new OfflineTranscriber(transcriptor, separator);
    }

    /// <summary>
    /// Measures a transcriptor on tracks: on mixtures, on what a separator makes of them, and on stems where the tracks have their sound.
    /// </summary>
    /// <param name="transcriptor">The transcriptor.</param>
    /// <param name="separator">The separator; null for none.</param>
    /// <param name="tracks">The tracks, at least one.</param>
    /// <param name="jobs">How many at once, at least 1.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="AudioFileException">A sound cannot be read.</exception>
    /// <exception cref="MidiFormatException">A score cannot be read.</exception>
    internal static TranscriptionResult Run(
        OnnxTranscriptor transcriptor, IMaskModel? separator, IReadOnlyList<TrackFolder> tracks, int jobs, CancellationToken cancellation)
    {
        var evaluator = new TranscriptionEvaluator(transcriptor, separator);

        return new TranscriptionResult(
            transcriptor.Facts.Sources, TrackLoop.Run(tracks, jobs, track => evaluator.Evaluate(track, cancellation), cancellation))
        {
            Thresholds = transcriptor.Facts.SoundingFrom,
        };
    }

    private TrackTranscription Evaluate(TrackFolder track, CancellationToken cancellation)
    {
        var references = _facts.Sources.Select(id => ReferenceNotes.Of(track, id)).ToArray();
        var mixture = HearMixture(_alone, track, cancellation);
        var separated = _behindSeparator is null ? null : HearMixture(_behindSeparator, track, cancellation);

        return new TrackTranscription(
            track.Name,
            ScoresOf(mixture, references),
            separated is null ? null : ScoresOf(separated, references),
            OfStems(track, references, cancellation),
            ReferenceTempo.Of(track) is { } tempo ? new TempoPair(tempo, TrackTranscriber.TempoOf((separated ?? mixture).Notes)) : null);
    }

    private Heard HearMixture(OfflineTranscriber transcriber, TrackFolder track, CancellationToken cancellation)
    {
        using var mix = AudioReader.Open(track.MixPath);

        return Hear(transcriber, new ReaderSource(mix), cancellation);
    }

    private TranscriptionScore[] ScoresOf(Heard heard, List<ScoreNote>[] references) =>
        [.. references.Select((reference, index) => ScoreOf(heard, index, reference, _facts.SoundingFrom[index]))];

    private TranscriptionScore?[] OfStems(TrackFolder track, List<ScoreNote>[] references, CancellationToken cancellation)
    {
        var scores = new TranscriptionScore?[references.Length];

        if (!track.StemsHaveSound)
        {
            return scores;
        }

        var signals = TrackSignals.Read(track, _facts.Sources);

        for (var index = 0; index < scores.Length; index++)
        {
            if (signals.References[index] is { } stem)
            {
                scores[index] = ScoreOf(Hear(_alone, new MonoSource(stem, signals.SampleRate), cancellation), index, references[index], _facts.SoundingFrom[index]);
            }
        }

        return scores;
    }

    private Heard Hear(OfflineTranscriber transcriber, ISampleSource source, CancellationToken cancellation)
    {
        var cells = new RollCells(_facts.Sources.Count);
        var notes = transcriber.Transcribe(source, cells, cancellation: cancellation).Notes;

        return new Heard(_facts.Grid.ScaledTo(source.Format.SampleRate).FramesPerSecond, cells, notes);
    }

    private static TranscriptionScore ScoreOf(Heard heard, int instrument, List<ScoreNote> reference, float threshold)
    {
        var roll = PianoRollRenderer.Render(reference, heard.FramesPerSecond, startSeconds: 0, heard.Cells.Frames);
        var expected = NoteEvents.Of(reference);
        TrackedNote[] notes = [.. heard.Notes.Where(note => note.Source == instrument)];
        var found = NoteEvents.Of(notes, instrument);
        var velocities = Velocities.Of(notes);

        return new TranscriptionScore(
            DetectionCounts.OfCells(roll.ToFloats(), heard.Cells.Of(instrument), threshold),
            NoteMatching.Compare(expected, found),
            NoteMatching.Compare(expected, found, withOffsets: true),
            ValuePairs.Of(NoteMatching.Match(expected, found)
                .Select(pair => ((double)reference[pair.Reference].Velocity, (double)velocities[pair.Estimate]))));
    }

    private sealed record Heard(double FramesPerSecond, RollCells Cells, IReadOnlyList<TrackedNote> Notes);
}
