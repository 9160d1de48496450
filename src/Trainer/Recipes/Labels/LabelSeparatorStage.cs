using WeakSep.Trainer.Data;
using WeakSep.Trainer.Networks;
using static TorchSharp.torch;

namespace WeakSep.Trainer.Recipes.Labels;

/// <summary>
/// The separator learns through a classifier and from the mixture, by (L5) or (L6) of weak-labels.md; the classifier stays as it
/// is, or learns along.
/// </summary>
public sealed class LabelSeparatorStage : IStage
{
    /// <summary>Name of the stage in which both learn.</summary>
    public const string JointName = "joint";

    private const string Kappa = "kappa";
    private const string Alpha = "alpha";

    private readonly nn.Module<Tensor, Tensor> _separator;
    private readonly Classifier _classifier;
    private readonly bool _classifierLearns;
    private readonly LabelSettings _settings;
    private readonly Judge _judge;

    /// <summary>Trains a separator.</summary>
    /// <param name="separator">Magnitudes to masks; the stage owns it.</param>
    /// <param name="classifier">Judges mixtures and sources; the stage owns it.</param>
    /// <param name="classifierLearns">Whether the classifier learns along; else it is frozen here.</param>
    /// <param name="settings">Labels and weights: frames or clips.</param>
    /// <param name="weights">Class weights of frames.</param>
    public LabelSeparatorStage(
        nn.Module<Tensor, Tensor> separator, Classifier classifier, bool classifierLearns, LabelSettings settings, ClassWeights weights)
    {
        ArgumentNullException.ThrowIfNull(classifier);
        ArgumentNullException.ThrowIfNull(settings);
        _separator = separator;
        _classifier = classifier;
        _classifierLearns = classifierLearns;
        _settings = settings;
        _judge = new Judge(classifier, settings.Supervision, weights);

        if (classifierLearns)
        {
            Network = new JudgedSeparator(separator, classifier);
        }
        else
        {
            Network = separator;
            classifier.Freeze();
        }
    }

    /// <inheritdoc/>
    public string Name => _classifierLearns ? JointName : "separator";

    /// <inheritdoc/>
    public nn.Module Network { get; }

    /// <inheritdoc/>
    public IDictionary<string, double> Constants { get; } = new Dictionary<string, double>();

    /// <inheritdoc/>
    public bool NeedsSources => false;

    /// <summary>
    /// Finds kappa, mean L_cls over mean L_mix with the untrained separator, and with it alpha = rho kappa (section 6.1).
    /// </summary>
    /// <param name="batches">Training batches.</param>
    public void Calibrate(IEnumerable<TrainingBatch> batches)
    {
        ArgumentNullException.ThrowIfNull(batches);
        var classification = 0.0;
        var mixture = 0.0;
        Network.eval();     // the batch norms of a classifier that learns are not to learn yet

        foreach (var batch in batches.Take(_settings.CalibrationBatches))
        {
            using var scope = NewDisposeScope();
            using var still = no_grad();
            var separated = Separate(batch.Clips);
            var (whole, sources) = _judge.OfBoth(batch.Clips, separated);
            classification += (whole + sources).item<float>();
            mixture += Mixture(batch.Clips, separated).item<float>();
        }

        Constants[Kappa] = mixture > 0 ? classification / mixture : 1;
        Constants[Alpha] = _settings.Alpha ?? _settings.MixtureWeight * Constants[Kappa];
    }

    /// <summary>
    /// The classification of the sources, that of the mixture where the classifier learns (else no weight depends on it), the
    /// mixture loss; and alpha, unweighted, for the log.
    /// </summary>
    /// <param name="batch">The batch.</param>
    public IReadOnlyList<LossTerm> Losses(TrainingBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var clips = batch.Clips;
        var separated = Separate(clips);
        var terms = new List<LossTerm>();

        if (_classifierLearns)
        {
            var (mixture, sources) = _judge.OfBoth(clips, separated);
            terms.Add(new LossTerm("class", 1, mixture));
            terms.Add(new LossTerm("sources", 1, sources));
        }
        else
        {
            terms.Add(new LossTerm("sources", 1, _judge.OfSources(clips, separated)));
        }

        terms.Add(new LossTerm("mix", Constants[Alpha], Mixture(clips, separated)));

        if (_settings.IdempotenceWeight > 0)
        {
            terms.Add(new LossTerm("idempotence", _settings.IdempotenceWeight * Constants[Kappa], Idempotence(separated)));
        }

        terms.Add(new LossTerm(Alpha, 0, tensor((float)Constants[Alpha])));

        return terms;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _separator.Dispose();
        _classifier.Dispose();
    }

    private Tensor Separate(ClipBatch clips)
    {
        return _separator.call(clips.Mixture) * clips.Mixture.unsqueeze(1);
    }

    private Tensor Idempotence(Tensor separated)
    {
        var masks = _separator.call(separated.flatten(0, 1)).unflatten(0, separated.shape[0], separated.shape[1]);

        return LabelMixtureLosses.Idempotence(separated, masks);
    }

    private Tensor Mixture(ClipBatch clips, Tensor separated)
    {
        return _settings.Supervision == Supervision.Clips
            ? LabelMixtureLosses.Clips(clips.Mixture, separated, clips.Labels!.Clip)
            : LabelMixtureLosses.Frames(clips.Mixture, separated, clips.Labels!.KnownFrames);
    }
}
