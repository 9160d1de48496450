namespace WeakSep.Trainer;

/// <summary>How a stage is optimised; the defaults are score.md section 8.</summary>
public sealed record ScheduleSettings
{
    /// <summary>Adam's learning rate at its highest. Default 0.001.</summary>
    public double LearningRate { get; init; } = 0.001;

    /// <summary>Steps over which the rate rises from 0. Default 0.</summary>
    public int WarmUpSteps { get; init; }

    /// <summary>How the rate falls. Default <see cref="LearningRateDecay.Plateau"/>.</summary>
    public LearningRateDecay Decay { get; init; }

    /// <summary>Epochs without improvement after which the rate is halved (plateau). Default 2.</summary>
    public int HalveAfterEpochs { get; init; } = 2;

    /// <summary>Epochs without improvement after which the stage ends (plateau). Default 10.</summary>
    public int StopAfterEpochs { get; init; } = 10;

    /// <summary>Steps of an epoch, after which the validation loss is taken. Default 400.</summary>
    public int EpochSteps { get; init; } = 400;

    /// <summary>Most steps of the stage; with cosine decay the rate reaches 0 there. Default 100000.</summary>
    public int MaxSteps { get; init; } = 100_000;

    /// <summary>Largest norm of the gradient. Default 5.</summary>
    public double GradientNorm { get; init; } = 5;

    /// <summary>Most batches of a validation. Default 40.</summary>
    public int ValidationBatches { get; init; } = 40;

    /// <summary>Checks every range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range; the message names it.</exception>
    public void Validate()
    {
        Require.InRange(LearningRate, 1e-9, 1);
        Require.InRange(WarmUpSteps, 0, MaxSteps);
        Require.InRange(HalveAfterEpochs, 1, 1000);
        Require.InRange(StopAfterEpochs, 1, 1000);
        Require.InRange(EpochSteps, 1, 1_000_000);
        Require.InRange(MaxSteps, 1, 100_000_000);
        Require.InRange(GradientNorm, 1e-6, 1e6);
        Require.InRange(ValidationBatches, 1, 10_000);
    }
}
