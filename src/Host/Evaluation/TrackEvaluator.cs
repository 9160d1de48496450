using WeakSep.Audio.Files;
using WeakSep.Audio.Metrics;
using WeakSep.Host.Rendering;
using WeakSep.RealtimeSeparator;
using WeakSep.RealtimeSeparator.Inference;
using WeakSep.Trainer.Data;

namespace WeakSep.Host.Evaluation;

/// <summary>Separates tracks as <c>render</c> does and measures what comes out; several threads may use one.</summary>
internal sealed class TrackEvaluator
{
    private readonly IMaskModel _model;
    private readonly OfflineSeparator _separator;

    /// <summary>Creates an evaluator.</summary>
    /// <param name="model">The model to measure.</param>
    /// <param name="settings">How to separate.</param>
    internal TrackEvaluator(IMaskModel model, SeparatorSettings settings)
    {
        _model = model;
        _separator = new OfflineSeparator(model, settings);
    }

    /// <summary>Measures a track.</summary>
    /// <param name="track">The track.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="AudioFileException">A file of the track cannot be read.</exception>
    internal TrackScore Evaluate(TrackFolder track, CancellationToken cancellation)
    {
        using var reader = AudioReader.Open(track.MixPath);

        return Evaluate(track.Name, TrackSignals.Read(track, _separator.Sources), new ReaderSource(reader), cancellation);
    }

    /// <summary>Measures a mixture.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="signals">What its estimates are held against.</param>
    /// <param name="mixture">The mixture itself, with all its channels.</param>
    /// <param name="cancellation">Stops the work.</param>
    internal TrackScore Evaluate(string name, TrackSignals signals, ISampleSource mixture, CancellationToken cancellation)
    {
        var sink = new MonoSink(_separator.Sources.Count, signals.Mixture.Length, mixture.Format.Channels);
        _separator.Separate(mixture, sink, progress: null, cancellation);
        var estimates = sink.Stems;
        var grid = _separator.GridFor(signals.SampleRate);
        var ideals = IdealRatioMask.Separate(
            signals.Mixture, signals.References, grid, _separator.WindowsFor(grid), _model.Facts.Edges);
        var scores = new SourceScore?[signals.References.Count];

        for (var index = 0; index < scores.Length; index++)
        {
            if (signals.References[index] is { } reference)
            {
                var score = new SourceScore(
                    SiSdr.Decibels(signals.Mixture, reference),
                    SiSdr.Decibels(estimates[index], reference),
                    SiSdr.Decibels(ideals[index]!, reference));
                scores[index] = double.IsNaN(score.Model) ? null : score;
            }
        }

        return new TrackScore(name, scores);
    }
}
