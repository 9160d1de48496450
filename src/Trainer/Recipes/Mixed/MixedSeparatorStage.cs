using WeakSep.Trainer.Data;
using WeakSep.Trainer.Data.Mixed;
using WeakSep.Trainer.Recipes.Labels;
using WeakSep.Trainer.Recipes.Score;
using static TorchSharp.torch;

namespace WeakSep.Trainer.Recipes.Mixed;

/// <summary>
/// One separator learns from each clip as far as it is known. Sources: their distance. Score: the losses of the recipe "score".
/// Labels: what the transcriptor hears of activity in the separated sources, and the mixture losses of weak-labels.md. Terms
/// are means over the batch, so that a clip weighs the same whatever lies beside it.
/// </summary>
public sealed class MixedSeparatorStage : IStage
{
    private const string FramesTerm = "frames";
    private const string FramesMixture = "frames-mix";
    private const string ClipsTerm = "clips";
    private const string ClipsMixture = "clips-mix";

    private static readonly string[] CriticTerms = [SeparatorStage.ScoreTerm, FramesTerm, ClipsTerm];
    private static readonly string[] MixtureTerms = [SeparatorStage.ClipMixtureTerm, FramesMixture, ClipsMixture];

    private readonly SeparatorStage _scored;
    private readonly DistanceMeter _distance;
    private readonly TrainingSettings _settings;
    private readonly IReadOnlyList<double> _activityRates;
    private readonly Action? _start;

    /// <summary>Trains a separator.</summary>
    /// <param name="scored">Separator, transcriptor and the losses of clips whose score is known; the stage owns it.</param>
    /// <param name="distance">How far separated sources are from known ones; the stage owns it.</param>
    /// <param name="settings">The run's settings.</param>
    /// <param name="activityRates">Share of active frames per instrument in the training data.</param>
    /// <param name="start">
    /// Gives the separator the weights that it starts with, where they are not fresh; called after calibration, which wants an
    /// untrained separator.
    /// </param>
    public MixedSeparatorStage(
        SeparatorStage scored, DistanceMeter distance, TrainingSettings settings, IReadOnlyList<double> activityRates, Action? start = null)
    {
        ArgumentNullException.ThrowIfNull(scored);
        _scored = scored;
        _distance = distance;
        _settings = settings;
        _activityRates = activityRates;
        _start = start;
    }

    /// <inheritdoc/>
    public string Name => _scored.Name;

    /// <inheritdoc/>
    public nn.Module Network => _scored.Network;

    /// <inheritdoc/>
    public IDictionary<string, double> Constants => _scored.Constants;

    /// <inheritdoc/>
    public bool NeedsSources => true;

    private double MixtureWeight => _settings.Losses.ClipMixture * Constants[SeparatorStage.Kappa];

    /// <summary>
    /// Finds kappa, the one factor of all mixture losses, as the recipe "score" does: so that c-mix, with its counterparts of
    /// labelled clips, equals what the transcriptor says of the sources, with the untrained separator. 1 where all sources are
    /// known.
    /// </summary>
    /// <param name="batches">Training batches.</param>
    public void Calibrate(IEnumerable<TrainingBatch> batches)
    {
        ArgumentNullException.ThrowIfNull(batches);
        var (critic, mixture) = (0.0, 0.0);
        Constants[SeparatorStage.Kappa] = 1;

        foreach (var batch in batches.Take(SeparatorStage.CalibrationBatches))
        {
            using var scope = NewDisposeScope();
            using var still = no_grad();
            var terms = ClipLosses(batch);
            critic += terms.Where(term => CriticTerms.Contains(term.Name)).Sum(term => term.Value.item<float>());
            mixture += terms.Where(term => MixtureTerms.Contains(term.Name)).Sum(term => term.Value.item<float>());
        }

        Constants[SeparatorStage.Kappa] = mixture > 0 ? _settings.Losses.KappaFactor * critic / mixture : 1;
        _start?.Invoke();
    }

    /// <inheritdoc/>
    public IReadOnlyList<LossTerm> Losses(TrainingBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var terms = ClipLosses(batch);

        if (batch.Remix is not null)
        {
            terms.Add(_scored.RemixLoss(batch.Remix));
        }

        return terms;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _scored.Dispose();
        _distance.Dispose();
    }

    private List<LossTerm> ClipLosses(TrainingBatch batch)
    {
        var masks = _scored.Masks(batch);

        return
        [
            .. KnownClips.ByStrongest(batch.Clips).SelectMany(known => Terms(known, known.Of(masks)).Select(term => term with
            {
                Weight = term.Weight * _settings.Mixed.WeightOf(known.Kind),
                Value = term.Value * known.Share,
            })),
        ];
    }

    private IReadOnlyList<LossTerm> Terms(KnownClips known, Tensor masks)
    {
        return known.Kind switch
        {
            Knowledge.Stems => [new LossTerm("stems", _scored.DistanceScale, _distance.Of(masks, known.Clips))],
            Knowledge.Score => _scored.ClipLosses(known.Clips, masks),
            Knowledge.Frames => FrameTerms(known.Clips, masks * known.Clips.Mixture.unsqueeze(1)),
            _ => ClipTerms(known.Clips, masks * known.Clips.Mixture.unsqueeze(1)),
        };
    }

    private IReadOnlyList<LossTerm> FrameTerms(ClipBatch clips, Tensor separated)
    {
        var active = clips.Roll.amax([3]);
        var heard = HeardActivity.Frames(Transcribed(separated));
        var weights = TranscriptionLosses.Weights(clips.Roll, _activityRates);
        var judged = heard.shape[0];

        return
        [
            new LossTerm(
                FramesTerm,
                _settings.Losses.SeparatedScore,
                ClassificationLosses.FramesOfSources(heard, active.narrow(0, 0, judged), weights.narrow(0, 0, judged))),
            new LossTerm(FramesMixture, MixtureWeight, LabelMixtureLosses.Frames(clips.Mixture, separated, active)),
        ];
    }

    private IReadOnlyList<LossTerm> ClipTerms(ClipBatch clips, Tensor separated)
    {
        var active = clips.Roll.amax([2, 3]);
        var (present, absent) = HeardActivity.Clip(Transcribed(separated), _settings.Mixed.Pooling);

        return
        [
            new LossTerm(
                ClipsTerm,
                _settings.Losses.SeparatedScore,
                ClassificationLosses.ClipsOfSources(present, absent, active.narrow(0, 0, present.shape[0]))),
            new LossTerm(ClipsMixture, MixtureWeight, LabelMixtureLosses.Clips(clips.Mixture, separated, active)),
        ];
    }

    /// <summary>What the transcriptor hears in the sources of as many clips as the settings spend on it.</summary>
    private Tensor Transcribed(Tensor separated)
    {
        return _scored.Transcribe(separated.narrow(0, 0, Math.Min(_settings.Losses.TranscribedClips ?? int.MaxValue, separated.shape[0])));
    }
}
