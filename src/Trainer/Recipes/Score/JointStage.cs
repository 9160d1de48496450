using WeakSep.Trainer.Data;
using static TorchSharp.torch;

namespace WeakSep.Trainer.Recipes.Score;

/// <summary>
/// Step 3 of score.md section 8: separator and transcriptor take turns. The separator learns by L_sep through the transcriptor
/// as it is; the transcriptor by L_TL on the mixtures and by the adversarial losses on what the separator gave.
/// </summary>
public sealed class JointStage : IStage
{
    /// <summary>Name of the stage.</summary>
    public const string StageName = "fine-tune";

    private readonly JointNetwork _network;
    private readonly SeparatorStage _separation;
    private readonly TranscriptorStage _transcription;
    private readonly ScoreLossSettings _settings;
    private readonly IReadOnlyList<double> _activityRates;
    private Tensor? _separated;

    /// <summary>Joins two stages that have been trained.</summary>
    /// <param name="separation">Step 2, whose separator and transcriptor are trained on, and which goes on owning them.</param>
    /// <param name="settings">Loss weights.</param>
    /// <param name="activityRates">Share of active frames per instrument in the training data.</param>
    public JointStage(SeparatorStage separation, ScoreLossSettings settings, IReadOnlyList<double> activityRates)
    {
        ArgumentNullException.ThrowIfNull(separation);
        _separation = separation;
        _settings = settings;
        _activityRates = activityRates;
        _network = new JointNetwork(separation.Separator, separation.Transcriptor);
        _transcription = new TranscriptorStage(separation.Transcriptor, settings, activityRates);
    }

    /// <inheritdoc/>
    public string Name => StageName;

    /// <inheritdoc/>
    public nn.Module Network => _network;

    /// <inheritdoc/>
    public IDictionary<string, double> Constants => _separation.Constants;

    /// <inheritdoc/>
    public bool NeedsSources => false;

    /// <inheritdoc/>
    public IReadOnlyList<Turn> Turns =>
    [
        new Turn("separator.", _network.Separator, SeparatorTurn),
        new Turn("transcriptor.", _network.Transcriptor, TranscriptorTurn),
    ];

    /// <summary>Nothing to find: the scale of the mixture losses is step 2's.</summary>
    /// <param name="batches">Training batches.</param>
    public void Calibrate(IEnumerable<TrainingBatch> batches)
    {
    }

    /// <inheritdoc/>
    public IReadOnlyList<LossTerm> Losses(TrainingBatch batch)
    {
        return _separation.Losses(batch);
    }

    /// <summary>Releases nothing: the networks belong to step 2.</summary>
    public void Dispose()
    {
    }

    private IReadOnlyList<LossTerm> SeparatorTurn(TrainingBatch batch)
    {
        // S11: the transcriptor gets no gradient of L_sep.
        Learns(_network.Transcriptor, false);
        var masks = _separation.Masks(batch);
        _separated = (masks * batch.Clips.Mixture.unsqueeze(1)).detach();

        return _separation.Losses(batch, masks);
    }

    private List<LossTerm> TranscriptorTurn(TrainingBatch batch)
    {
        Learns(_network.Transcriptor, true);
        var terms = new List<LossTerm>(_transcription.Losses(batch).Select(term => term with { Name = "tr-" + term.Name }));
        var roll = _network.Transcriptor.Target(batch.Clips.Roll);

        if (_settings.AdversarialMixture > 0)
        {
            terms.Add(new LossTerm("aml", _settings.AdversarialMixture, AdversarialMixture(_separated!, roll)));
        }

        if (_settings.AdversarialTranscription > 0)
        {
            terms.Add(new LossTerm("atl", _settings.AdversarialTranscription, AdversarialTranscription(_separated!, roll)));
        }

        return terms;
    }

    /// <summary>
    /// As many remixes as the batch has clips: remix r takes instrument i from clip r + i, so that all its sources come from
    /// different clips (S8).
    /// </summary>
    private Tensor AdversarialMixture(Tensor separated, Tensor roll)
    {
        var instruments = Enumerable.Range(0, (int)separated.shape[1]).ToList();
        var remix = instruments.Select(i => separated.select(1, i).roll(-i, 0)).Aggregate((sum, source) => sum + source);
        var played = stack([.. instruments.Select(i => roll.select(1, i).roll(-i, 0))], 1);

        return TranscriptionLosses.Fooled(
            _network.Transcriptor.call(remix), played, TranscriptionLosses.Weights(played, _activityRates), _settings.AdversarialLimit);
    }

    private Tensor AdversarialTranscription(Tensor separated, Tensor roll)
    {
        return TranscriptionLosses.Complement(
            _separation.Transcribe(separated), roll, TranscriptionLosses.Weights(roll, _activityRates));
    }

    private static void Learns(nn.Module network, bool whether)
    {
        foreach (var parameter in network.parameters())
        {
            parameter.requires_grad = whether;
        }
    }
}
