using WeakSep.Trainer.Data.Labels;
using WeakSep.Trainer.Networks;

namespace WeakSep.Trainer.Recipes.Labels;

/// <summary>How the recipe "labels" trains; the defaults are those of weak-labels.md.</summary>
public sealed record LabelSettings
{
    /// <summary>What is taken from the data folder.</summary>
    public LabelDataSettings Data { get; init; } = new();

    /// <summary>Which labels are learned from. Default <see cref="Supervision.Frames"/>.</summary>
    public Supervision Supervision { get; init; }

    /// <summary>When separator and classifier learn. Default <see cref="Strategy.Fix"/>.</summary>
    public Strategy Strategy { get; init; }

    /// <summary>The classifier that judges mixtures and separated sources.</summary>
    public ClassifierSettings Classifier { get; init; } = new();

    /// <summary>
    /// rho of section 6.1: the weight of the mixture loss, as a multiple of the kappa that makes it as large as the
    /// classification loss on the first batches. Default 1; the paper's sweep has five points, of which the first is 0.
    /// </summary>
    public double MixtureWeight { get; init; } = 1;

    /// <summary>alpha itself, the literal weight of the mixture loss, in place of rho kappa. Default: none.</summary>
    public double? Alpha { get; init; }

    /// <summary>
    /// Weight of the idempotence loss, by which the separator must return a separated source unchanged, as a multiple of kappa. Default 0:
    /// the paper reports that it hurts.
    /// </summary>
    public double IdempotenceWeight { get; init; }

    /// <summary>Batches from which kappa is found. Default 50.</summary>
    public int CalibrationBatches { get; init; } = 50;

    /// <summary>Whether rarer states of a class weigh more (L7), where frames are labelled. Default true.</summary>
    public bool ClassWeights { get; init; } = true;

    /// <summary>Checks every range.</summary>
    /// <exception cref="ArgumentException">A value is outside its range; the message names it.</exception>
    public void Validate()
    {
        Data.Validate();
        Classifier.Validate();
        Require.InRange(MixtureWeight, 0, 1e6);
        Require.InRange(IdempotenceWeight, 0, 1e6);
        Require.InRange(Alpha ?? 0, 0, 1e9);
        Require.InRange(CalibrationBatches, 1, 10_000);
    }
}
