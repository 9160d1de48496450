using WeakSep.Trainer.Data;
using WeakSep.Trainer.Networks;
using static TorchSharp.torch;

namespace WeakSep.Trainer.Recipes.Labels;

/// <summary>The classifier learns from mixtures, by the mixture part of (L4) or (L6): weak-labels.md section 7.</summary>
public sealed class ClassifierStage : IStage
{
    /// <summary>Name of the stage.</summary>
    public const string StageName = "classifier";

    private readonly Classifier _classifier;
    private readonly Judge _judge;

    /// <summary>Trains a classifier.</summary>
    /// <param name="classifier">The classifier; the stage owns it.</param>
    /// <param name="supervision">Which labels it learns from: frames or clips.</param>
    /// <param name="weights">Class weights of frames.</param>
    public ClassifierStage(Classifier classifier, Supervision supervision, ClassWeights weights)
    {
        _classifier = classifier;
        _judge = new Judge(classifier, supervision, weights);
    }

    /// <inheritdoc/>
    public string Name => StageName;

    /// <inheritdoc/>
    public nn.Module Network => _classifier;

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

        return [new LossTerm("class", 1, _judge.OfMixture(batch.Clips))];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _classifier.Dispose();
    }
}
