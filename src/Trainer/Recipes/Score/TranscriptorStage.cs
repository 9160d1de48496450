using TorchSharp;
using WeakSep.Trainer.Data;
using WeakSep.Trainer.Networks;

namespace WeakSep.Trainer.Recipes.Score;

/// <summary>Step 1 of score.md section 8: the transcriptor learns from mixtures, by L_TL.</summary>
public sealed class TranscriptorStage : IStage
{
    private readonly Transcriptor _transcriptor;
    private readonly ScoreLossSettings _settings;
    private readonly IReadOnlyList<double> _activityRates;

    /// <summary>Trains a transcriptor.</summary>
    /// <param name="transcriptor">The transcriptor; the stage owns it.</param>
    /// <param name="settings">Loss weights.</param>
    /// <param name="activityRates">Share of active frames per instrument in the training data.</param>
    public TranscriptorStage(Transcriptor transcriptor, ScoreLossSettings settings, IReadOnlyList<double> activityRates)
    {
        _transcriptor = transcriptor;
        _settings = settings;
        _activityRates = activityRates;
    }

    /// <inheritdoc/>
    public string Name => "transcriptor";

    /// <inheritdoc/>
    public torch.nn.Module Network => _transcriptor;

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
        var terms = new List<LossTerm>();
        Add(terms, "", batch.Clips);

        if (batch.Remix is not null)
        {
            Add(terms, "remix-", batch.Remix);
        }

        return terms;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _transcriptor.Dispose();
    }

    private void Add(List<LossTerm> terms, string prefix, ClipBatch clips)
    {
        var roll = _transcriptor.Target(clips.Roll);
        terms.AddRange(Terms(prefix, _transcriptor.call(clips.Mixture), roll, _settings, _activityRates));
    }

    /// <summary>L_TL of what a transcriptor says, in its summands.</summary>
    internal static IEnumerable<LossTerm> Terms(
        string prefix, torch.Tensor logits, torch.Tensor roll, ScoreLossSettings settings, IReadOnlyList<double> activityRates)
    {
        var weights = TranscriptionLosses.Weights(roll, activityRates);

        return
        [
            new LossTerm(prefix + "score", 1, TranscriptionLosses.Score(logits, roll, weights)),
            new LossTerm(prefix + "inst", settings.Instrument, TranscriptionLosses.Instrument(logits, roll, weights)),
            new LossTerm(prefix + "pitch", settings.Pitch, TranscriptionLosses.Pitch(logits, roll)),
        ];
    }
}
