using System.Numerics.Tensors;
using WeakSep.Audio;
using WeakSep.RealtimeSeparator.Inference;
using WeakSep.RealtimeSeparator.Masking;
using WeakSep.RealtimeSeparator.Offline;
using WeakSep.RealtimeSeparator.Transcription;

namespace WeakSep.RealtimeSeparator;

/// <summary>Writes down what each source of a mixture plays, in memory that does not depend on the mixture's length.</summary>
/// <remarks>
/// <para>With a separator each source is heard in its own masked magnitudes, as in training, and only its own part is believed;
/// without one all are heard in the mixture.</para>
/// <para>Chunks carry the context that the models reach together, as in <see cref="OfflineSeparator"/>: chunks of any size give the
/// same probabilities as one call on the whole file, up to rounding (1e-5).</para>
/// </remarks>
public sealed class OfflineTranscriber
{
    private readonly OnnxTranscriptor _transcriptor;
    private readonly IMaskModel? _separator;
    private readonly ModelFacts _facts;         // the context of both models together

    /// <summary>Creates a transcriber; it can be used for many mixtures, also at once if the models allow it.</summary>
    /// <param name="transcriptor">The transcriptor; the caller disposes it.</param>
    /// <param name="separator">A separator of the same sources on the same frames; null for none. The caller disposes it.</param>
    /// <param name="thresholds">Probabilities from which pitches sound, one per source; null for the transcriptor's own.</param>
    /// <exception cref="ArgumentException">The models do not go together; see <see cref="Misfit"/>.</exception>
    public OfflineTranscriber(OnnxTranscriptor transcriptor, IMaskModel? separator = null, IReadOnlyList<float>? thresholds = null)
    {
        ArgumentNullException.ThrowIfNull(transcriptor);
        _transcriptor = transcriptor;
        _separator = separator;
        _facts = transcriptor.Facts with { Thresholds = thresholds ?? transcriptor.Facts.Thresholds };

        if (separator is not null)
        {
            if (Misfit(separator.Facts, transcriptor.Facts, "the separator") is { } misfit)
            {
                throw new ArgumentException(misfit, nameof(separator));
            }

            _facts = _facts with
            {
                ContextFrames = _facts.ContextFrames + separator.Facts.ContextFrames,
                LookaheadFrames = _facts.LookaheadFrames + separator.Facts.LookaheadFrames,
            };
        }
    }

    /// <summary>
    /// Why a transcriptor cannot hear what a separator makes. They must have the same sources on the same frames, and chunks with
    /// the context of both must say the same as the whole: a separator of blocks of its own, or whose state is all of the past, has
    /// none that a transcriptor's could be added to.
    /// </summary>
    /// <param name="separator">Facts of the separator.</param>
    /// <param name="transcriptor">Facts of the transcriptor.</param>
    /// <param name="name">What the separator is called in the answer.</param>
    /// <returns>What was expected, in one line; null where they go together.</returns>
    public static string? Misfit(ModelFacts separator, ModelFacts transcriptor, string name)
    {
        ArgumentNullException.ThrowIfNull(separator);
        ArgumentNullException.ThrowIfNull(transcriptor);

        return separator switch
        {
            { BlockFrames: { } block } =>
                $"{name} hears blocks of {block} frames in both directions; notes are written down only after separators of limited context",
            { Mode: ModelMode.Streaming, ContextFrames: 0 } =>
                $"{name} carries all of the past in its state; notes are written down only after separators of limited context",
            _ when !ShareFrames(separator, transcriptor) => $"expected sources, sample rate, STFT and bins as in {name}",
            _ => null,
        };
    }

    /// <summary>Transcribes a mixture.</summary>
    /// <param name="source">The mixture.</param>
    /// <param name="rolls">Also receives the probabilities; null where only notes are wanted.</param>
    /// <param name="chunkFrames">Frames per call of the models; 0 chooses.</param>
    /// <param name="progress">Receives the samples per channel read so far; null when nobody wants to know.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>Notes by onset, and what was read.</returns>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public TranscribedMixture Transcribe(
        ISampleSource source,
        IRollSink? rolls = null,
        int chunkFrames = 0,
        IProgress<long>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentOutOfRangeException.ThrowIfNegative(chunkFrames);
        source.Format.ThrowIfUnsupported();

        var grid = _facts.Grid.ScaledTo(source.Format.SampleRate);
        var width = _separator is null ? OnnxTranscriptor.Pitches : _facts.Bins;
        var frames = chunkFrames > 0 ? chunkFrames : ChunkBudget.Frames(_facts, width, source.Format, grid);
        var analysis = new MixtureAnalysis(source, _facts, new BinMap(_facts, grid), grid, _facts.WindowsOn(grid), frames);
        var tracker = new NoteTracker(_facts, grid.FramesPerSecond);
        var block = new SeparationBlock();
        var work = new TranscriptionBuffers(_facts);

        while (analysis.Next(block, cancellation))
        {
            var heard = Hear(block, work);
            tracker.Add(heard, block.LeadFrames, block.BodyFrames);
            rolls?.Add(heard.Roll, block.AllFrames, block.LeadFrames, block.BodyFrames);
            progress?.Report(analysis.Frames);
        }

        return new TranscribedMixture(tracker.Complete(), new SeparationSummary(analysis.Frames, analysis.NonFiniteSamples));
    }

    private SourceFrames Hear(SeparationBlock block, TranscriptionBuffers work)
    {
        var frames = block.AllFrames;
        work.Prepare(frames, withSeparator: _separator is not null);
        var mixture = block.Magnitudes.AsSpan(0, frames * _facts.Bins);

        if (_separator is null)
        {
            _transcriptor.Run(mixture, frames, work.Roll);
            return new SourceFrames(work.Roll, mixture, isMixture: true, frames, _facts.Bins);
        }

        _separator.Run(mixture, frames, work.Separated);

        for (var source = 0; source < _facts.Sources.Count; source++)
        {
            var separated = work.Separated.Slice(source * mixture.Length, mixture.Length);
            TensorPrimitives.Multiply(separated, mixture, separated);
            _transcriptor.Run(separated, frames, work.RollOfOne);
            var own = new Range(source * frames * OnnxTranscriptor.Pitches, (source + 1) * frames * OnnxTranscriptor.Pitches);
            work.RollOfOne[own].CopyTo(work.Roll[own]);
        }

        return new SourceFrames(work.Roll, work.Separated, isMixture: false, frames, _facts.Bins);
    }

    private static bool ShareFrames(ModelFacts separator, ModelFacts transcriptor)
    {
        return transcriptor == separator with
        {
            Kind = transcriptor.Kind,
            Mode = transcriptor.Mode,
            ContextFrames = transcriptor.ContextFrames,
            LookaheadFrames = transcriptor.LookaheadFrames,
            Interleave = transcriptor.Interleave,
            Thresholds = transcriptor.Thresholds,
        };
    }
}
