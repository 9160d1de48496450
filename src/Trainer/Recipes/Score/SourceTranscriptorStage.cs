using WeakSep.Trainer.Data;
using WeakSep.Trainer.Networks;
using static TorchSharp.torch;

namespace WeakSep.Trainer.Recipes.Score;

/// <summary>
/// The transcriptor learns from what a finished separator makes of the mixtures: in source i it is to find part i, by L_TL of
/// score.md section 7. What it says of other instruments there is not asked for, as when a preset transcribes.
/// </summary>
public sealed class SourceTranscriptorStage : IStage
{
    private readonly Transcriptor _transcriptor;
    private readonly Separator _separator;
    private readonly ScoreLossSettings _settings;
    private readonly IReadOnlyList<double> _activityRates;

    /// <summary>Trains a transcriptor behind a separator that stays as it is.</summary>
    /// <param name="transcriptor">The transcriptor; the stage owns it.</param>
    /// <param name="separator">What it hears through; frozen here, and owned by the stage.</param>
    /// <param name="settings">Loss weights.</param>
    /// <param name="activityRates">Share of active frames per instrument in the training data.</param>
    public SourceTranscriptorStage(
        Transcriptor transcriptor, Separator separator, ScoreLossSettings settings, IReadOnlyList<double> activityRates)
    {
        ArgumentNullException.ThrowIfNull(separator);
        _transcriptor = transcriptor;
        _separator = separator;
        _settings = settings;
        _activityRates = activityRates;
        separator.eval();
    }

    /// <inheritdoc/>
    public string Name => "transcriptor";

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
        _separator.Dispose();
    }

    private IEnumerable<LossTerm> Of(string prefix, ClipBatch clips) =>
        TranscriptorStage.Terms(prefix, OwnParts(Separated(clips.Mixture)), _transcriptor.Target(clips.Roll), _settings, _activityRates);

    /// <summary>The sources as the separator leaves them [batch, sources, frames, bins].</summary>
    private Tensor Separated(Tensor mixture)
    {
        using var still = no_grad();

        return _separator.call(mixture) * mixture.unsqueeze(1);
    }

    /// <summary>Logits of each source's own part [batch, sources, frames, pitches].</summary>
    private Tensor OwnParts(Tensor sources)
    {
        var (batch, count) = (sources.shape[0], sources.shape[1]);
        var all = _transcriptor.call(sources.flatten(0, 1));

        return all.view(batch, count, count, all.shape[2], all.shape[3]).diagonal(0, 1, 2).permute(0, 3, 1, 2);
    }
}
