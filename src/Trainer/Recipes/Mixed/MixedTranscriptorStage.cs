using WeakSep.Trainer.Data;
using WeakSep.Trainer.Data.Mixed;
using WeakSep.Trainer.Networks;
using WeakSep.Trainer.Recipes.Labels;
using WeakSep.Trainer.Recipes.Score;
using static TorchSharp.torch;

namespace WeakSep.Trainer.Recipes.Mixed;

/// <summary>
/// The transcriptor learns from mixtures as far as these are known: where notes are, by L_TL of score.md; where only activity
/// is, its likeliest pitch of each instrument by (L4), or (L6) for whole clips, of weak-labels.md.
/// </summary>
public sealed class MixedTranscriptorStage : IStage
{
    /// <summary>Name of the stage.</summary>
    public const string StageName = "transcriptor";

    private readonly Transcriptor _transcriptor;
    private readonly TrainingSettings _settings;
    private readonly IReadOnlyList<double> _activityRates;

    /// <summary>Trains a transcriptor.</summary>
    /// <param name="transcriptor">The transcriptor; the stage owns it.</param>
    /// <param name="settings">The run's settings.</param>
    /// <param name="activityRates">Share of active frames per instrument in the training data.</param>
    public MixedTranscriptorStage(Transcriptor transcriptor, TrainingSettings settings, IReadOnlyList<double> activityRates)
    {
        _transcriptor = transcriptor;
        _settings = settings;
        _activityRates = activityRates;
    }

    /// <inheritdoc/>
    public string Name => StageName;

    /// <inheritdoc/>
    public nn.Module Network => _transcriptor;

    /// <inheritdoc/>
    public IDictionary<string, double> Constants { get; } = new Dictionary<string, double>();

    /// <inheritdoc/>
    public bool NeedsSources => false;

    /// <inheritdoc/>
    public void Calibrate(IEnumerable<TrainingBatch> batches)
    {
    }

    /// <inheritdoc/>
    public IReadOnlyList<LossTerm> Losses(TrainingBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);

        return [.. Of("", batch.Clips), .. batch.Remix is null ? [] : Of("remix-", batch.Remix)];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _transcriptor.Dispose();
    }

    private IEnumerable<LossTerm> Of(string prefix, ClipBatch clips)
    {
        var logits = _transcriptor.call(clips.Mixture);

        return KnownClips.ByLabels(clips).SelectMany(known => Terms(prefix, known, known.Of(logits)).Select(term => term with
        {
            Weight = term.Weight * _settings.Mixed.WeightOf(known.Kind),
            Value = term.Value * known.Share,
        }));
    }

    private IEnumerable<LossTerm> Terms(string prefix, KnownClips known, Tensor logits)
    {
        var roll = _transcriptor.Target(known.Clips.Roll);

        switch (known.Kind)
        {
            case Knowledge.Score:
                return TranscriptorStage.Terms(prefix, logits, roll, _settings.Losses, _activityRates);
            case Knowledge.Frames:
                var active = roll.amax([3]);
                var weights = TranscriptionLosses.Weights(roll, _activityRates);

                return [new LossTerm(prefix + "frames", 1, ClassificationLosses.Frames(HeardActivity.Frames(logits), active, weights))];
            default:
                var (present, absent) = HeardActivity.Clip(logits, _settings.Mixed.Pooling);

                return [new LossTerm(prefix + "clips", 1, ClassificationLosses.Clips(present, absent, roll.amax([2, 3])))];
        }
    }
}
