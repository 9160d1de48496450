using WeakSep.MidiScore.Masks;
using WeakSep.MidiScore.PianoRolls;
using WeakSep.Trainer.Data;
using WeakSep.Trainer.Networks;
using WeakSep.Trainer.Recipes.Supervised;
using static TorchSharp.torch;

namespace WeakSep.Trainer.Recipes.Score;

/// <summary>
/// Step 2 of score.md section 8: the separator learns through the frozen transcriptor and the mixture losses, by L_sep.
/// </summary>
public sealed class SeparatorStage : IStage
{
    private const string Kappa = "kappa";
    private const int CalibrationBatches = 50;

    private readonly Separator _separator;
    private readonly Transcriptor _transcriptor;
    private readonly ScoreLossSettings _settings;
    private readonly IReadOnlyList<double> _activityRates;
    private readonly Tensor _harmonicMatrix;

    /// <summary>Trains a separator through a transcriptor that stays as it is.</summary>
    /// <param name="separator">The separator; the stage owns it.</param>
    /// <param name="transcriptor">The transcriptor of step 1; frozen here, and owned by the stage.</param>
    /// <param name="settings">Loss weights.</param>
    /// <param name="activityRates">Share of active frames per instrument in the training data.</param>
    /// <param name="mask">The harmonic mask on the training grid.</param>
    /// <param name="bins">Lowest bins of the mask that the networks see.</param>
    public SeparatorStage(
        Separator separator,
        Transcriptor transcriptor,
        ScoreLossSettings settings,
        IReadOnlyList<double> activityRates,
        HarmonicMask mask,
        int bins)
    {
        ArgumentNullException.ThrowIfNull(transcriptor);
        ArgumentNullException.ThrowIfNull(mask);
        _separator = separator;
        _transcriptor = transcriptor;
        _settings = settings;
        _activityRates = activityRates;
        using var whole = tensor(mask.Matrix, [PianoRoll.Pitches, mask.Bins]);
        _harmonicMatrix = whole.narrow(1, 0, bins).contiguous().DetachFromDisposeScope();
        transcriptor.eval();

        foreach (var parameter in transcriptor.parameters())
        {
            parameter.requires_grad = false;
        }
    }

    /// <inheritdoc/>
    public string Name => "separator";

    /// <inheritdoc/>
    public nn.Module Network => _separator;

    /// <inheritdoc/>
    public IDictionary<string, double> Constants { get; } = new Dictionary<string, double>();

    /// <inheritdoc/>
    public bool NeedsSources => false;

    /// <summary>
    /// Finds kappa, the one factor of both mixture losses, so that kappa L_c-mix equals the transcription term on
    /// 50 batches with the untrained separator (section 7, reduction).
    /// </summary>
    /// <param name="batches">Training batches.</param>
    public void Calibrate(IEnumerable<TrainingBatch> batches)
    {
        ArgumentNullException.ThrowIfNull(batches);
        var transcription = 0.0;
        var mixture = 0.0;
        Constants[Kappa] = 1;

        foreach (var batch in batches.Take(CalibrationBatches))
        {
            using var scope = NewDisposeScope();
            using var still = no_grad();
            var terms = ScoreTerms(batch.Clips);
            transcription += terms[0].Value.item<float>();
            mixture += terms[1].Value.item<float>();
        }

        Constants[Kappa] = _settings.KappaFactor * transcription / mixture;
    }

    /// <inheritdoc/>
    public IReadOnlyList<LossTerm> Losses(TrainingBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var terms = ScoreTerms(batch.Clips);

        if (batch.Remix is not null)
        {
            var distance = SupervisedStage.Distance(_separator, batch.Remix, _settings.Distance);
            // A squared distance is relative to the mixture and has no magnitude scale to make up for.
            var scale = _settings.Distance == SourceDistance.Absolute ? Constants[Kappa] : 1;
            terms.Add(new LossTerm("solo-remix", _settings.SoloRemix * scale, distance));
        }

        return terms;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _separator.Dispose();
        _transcriptor.Dispose();
        _harmonicMatrix.Dispose();
    }

    private List<LossTerm> ScoreTerms(ClipBatch clips)
    {
        var (batch, frames, bins) = (clips.Mixture.shape[0], clips.Mixture.shape[1], clips.Mixture.shape[2]);
        var sources = _separator.Sources;
        var separated = _separator.call(clips.Mixture) * clips.Mixture.unsqueeze(1);
        var logits = _transcriptor.call(separated.reshape(batch * sources, frames, bins))
            .view(batch, sources, sources, frames, PianoRoll.Pitches);
        var weights = TranscriptionLosses.Weights(clips.Roll, _activityRates);
        var harmonics = MixtureLosses.Activity(clips.Roll, _harmonicMatrix);
        var kappa = Constants[Kappa];

        return
        [
            new LossTerm("score", _settings.SeparatedScore, TranscriptionLosses.SeparatedScore(logits, clips.Roll, weights)),
            new LossTerm("c-mix", _settings.ClipMixture * kappa, MixtureLosses.Clip(clips.Mixture, separated, clips.Roll)),
            new LossTerm(
                "h-mix", _settings.HarmonicMixture * kappa, MixtureLosses.Harmonic(clips.Mixture, separated, harmonics)),
        ];
    }
}
