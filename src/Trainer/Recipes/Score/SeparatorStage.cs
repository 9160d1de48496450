using WeakSep.MidiScore.Masks;
using WeakSep.MidiScore.PianoRolls;
using WeakSep.Trainer.Data;
using WeakSep.Trainer.Networks;
using static TorchSharp.torch;

namespace WeakSep.Trainer.Recipes.Score;

/// <summary>
/// Step 2 of score.md section 8: the separator learns through the frozen transcriptor and the mixture losses, by L_sep.
/// </summary>
public sealed class SeparatorStage : IStage
{
    internal const string Kappa = "kappa";
    internal const string ScoreTerm = "score";
    internal const string ClipMixtureTerm = "c-mix";
    internal const int CalibrationBatches = 50;

    private readonly Separator _separator;
    private readonly Transcriptor _transcriptor;
    private readonly InformedSeparator? _teacher;
    private readonly ScoreLossSettings _settings;
    private readonly DistanceMeter _distance;
    private readonly IReadOnlyList<double> _activityRates;
    private readonly Tensor _harmonicMatrix;
    private readonly Tensor? _unpitched;
    private readonly Action? _start;

    /// <summary>Trains a separator through a transcriptor that stays as it is.</summary>
    /// <param name="separator">The separator; the stage owns it.</param>
    /// <param name="transcriptor">The transcriptor of step 1; frozen here, and owned by the stage.</param>
    /// <param name="settings">Loss weights.</param>
    /// <param name="distance">How far separated sources are from known ones; the stage owns it.</param>
    /// <param name="activityRates">Share of active frames per instrument in the training data.</param>
    /// <param name="mask">The harmonic mask on the training grid.</param>
    /// <param name="bins">Lowest bins of the mask that the networks see.</param>
    /// <param name="pitched">
    /// Which instruments' sound has partials where the score says; the others may sound in every bin while they play. Default: all.
    /// </param>
    /// <param name="teacher">A separator that is told the score, where one teaches; frozen here, and owned by the stage.</param>
    /// <param name="start">
    /// Gives the separator the weights that it starts with, where they are not fresh; called after calibration, which wants an
    /// untrained separator.
    /// </param>
    public SeparatorStage(
        Separator separator,
        Transcriptor transcriptor,
        ScoreLossSettings settings,
        DistanceMeter distance,
        IReadOnlyList<double> activityRates,
        HarmonicMask mask,
        int bins,
        IReadOnlyList<bool>? pitched = null,
        InformedSeparator? teacher = null,
        Action? start = null)
    {
        ArgumentNullException.ThrowIfNull(transcriptor);
        ArgumentNullException.ThrowIfNull(mask);
        _separator = separator;
        _transcriptor = transcriptor;
        _teacher = teacher;
        _start = start;
        _settings = settings;
        _distance = distance;
        _activityRates = activityRates;
        using var whole = tensor(mask.Matrix, [PianoRoll.Pitches, mask.Bins]);
        _harmonicMatrix = whole.narrow(1, 0, bins).contiguous().DetachFromDisposeScope();
        _unpitched = pitched?.All(has => has) ?? true
            ? null
            : tensor([.. pitched.Select(has => has ? 0f : 1f)], [1, pitched.Count, 1, 1]).DetachFromDisposeScope();
        Freeze(transcriptor);

        if (teacher is not null)
        {
            Freeze(teacher);
        }
    }

    /// <inheritdoc/>
    public string Name => "separator";

    /// <inheritdoc/>
    public nn.Module Network => _separator;

    /// <inheritdoc/>
    public IDictionary<string, double> Constants { get; } = new Dictionary<string, double>();

    internal Separator Separator => _separator;

    internal Transcriptor Transcriptor => _transcriptor;

    /// <summary>What makes distances as large as the other terms: kappa, unless they are relative to the mixture and have no scale.</summary>
    internal double DistanceScale => _settings.Distance == SourceDistance.Absolute ? Constants[Kappa] : 1;

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
            var terms = ScoreTerms(batch.Clips, Separate(batch.Clips));
            transcription += terms[0].Value.item<float>();
            mixture += terms[1].Value.item<float>();
        }

        Constants[Kappa] = _settings.KappaFactor * transcription / mixture;
        _start?.Invoke();
    }

    /// <inheritdoc/>
    public IReadOnlyList<LossTerm> Losses(TrainingBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);

        return Losses(batch, Masks(batch));
    }

    /// <summary>The separator's masks for a batch's clips [batch, sources, frames, bins].</summary>
    internal Tensor Masks(TrainingBatch batch)
    {
        return _separator.call(batch.Clips.Mixture);
    }

    /// <summary>The summands of the objective where the masks of the clips are known.</summary>
    internal IReadOnlyList<LossTerm> Losses(TrainingBatch batch, Tensor masks)
    {
        var terms = ClipLosses(batch.Clips, masks);

        if (batch.Remix is not null)
        {
            terms.Add(RemixLoss(batch.Remix));
        }

        return terms;
    }

    /// <summary>The summands of clips whose score is known, where their masks are known.</summary>
    internal List<LossTerm> ClipLosses(ClipBatch clips, Tensor masks)
    {
        var terms = ScoreTerms(clips, masks * clips.Mixture.unsqueeze(1));

        if (_teacher is not null)
        {
            terms.Add(new LossTerm("informed", _settings.Informed * DistanceScale, _distance.Of(masks, clips, Taught(clips))));
        }

        return terms;
    }

    /// <summary>The summand of solo remixes.</summary>
    internal LossTerm RemixLoss(ClipBatch remix)
    {
        return new LossTerm("solo-remix", _settings.SoloRemix * DistanceScale, _distance.Of(_separator.call(remix.Mixture), remix));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _separator.Dispose();
        _transcriptor.Dispose();
        _teacher?.Dispose();
        _distance.Dispose();
        _harmonicMatrix.Dispose();
        _unpitched?.Dispose();
    }

    private static void Freeze(nn.Module network)
    {
        network.eval();

        foreach (var parameter in network.parameters())
        {
            parameter.requires_grad = false;
        }
    }

    private Tensor Separate(ClipBatch clips)
    {
        return _separator.call(clips.Mixture) * clips.Mixture.unsqueeze(1);
    }

    private Tensor Taught(ClipBatch clips)
    {
        using var still = no_grad();

        return _teacher!.call(clips.Mixture, clips.Roll);
    }

    private List<LossTerm> ScoreTerms(ClipBatch clips, Tensor separated)
    {
        var harmonics = MixtureLosses.Activity(clips.Roll, _harmonicMatrix);

        if (_unpitched is not null)
        {
            harmonics = (harmonics + _unpitched * clips.Roll.amax([3], keepdim: true)).clamp_max(1);
        }

        var kappa = Constants[Kappa];

        return
        [
            new LossTerm(ScoreTerm, _settings.SeparatedScore, SeparatedScore(clips, separated)),
            new LossTerm(ClipMixtureTerm, _settings.ClipMixture * kappa, MixtureLosses.Clip(clips.Mixture, separated, clips.Roll)),
            new LossTerm(
                "h-mix", _settings.HarmonicMixture * kappa, MixtureLosses.Harmonic(clips.Mixture, separated, harmonics)),
        ];
    }

    /// <summary>The transcription of separated sources, on as many clips as the settings spend on it.</summary>
    private Tensor SeparatedScore(ClipBatch clips, Tensor separated)
    {
        var batch = Math.Min(_settings.TranscribedClips ?? int.MaxValue, clips.Mixture.shape[0]);
        var roll = _transcriptor.Target(clips.Roll.narrow(0, 0, batch));
        var logits = Transcribe(separated.narrow(0, 0, batch));

        return TranscriptionLosses.SeparatedScore(logits, roll, TranscriptionLosses.Weights(roll, _activityRates));
    }

    /// <summary>
    /// What the transcriptor hears in each separated source: [batch, sources, frames, bins] to logits
    /// [batch, sources, instruments, frames, pitches].
    /// </summary>
    internal Tensor Transcribe(Tensor separated)
    {
        var (batch, sources, frames, bins) = (separated.shape[0], separated.shape[1], separated.shape[2], separated.shape[3]);
        var heard = separated.reshape(batch * sources, frames, bins);

        return _transcriptor.call(heard).view(batch, sources, sources, frames, _transcriptor.Pitches);
    }
}
