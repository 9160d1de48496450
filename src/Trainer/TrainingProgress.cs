namespace WeakSep.Trainer;

/// <summary>What a stage reports while it trains.</summary>
/// <param name="Stage">Name of the stage.</param>
/// <param name="Step">Steps done.</param>
/// <param name="MaxSteps">Most steps of the stage.</param>
/// <param name="Losses">Mean of each term since the last report, unweighted, and "loss", their weighted sum.</param>
/// <param name="ValidationLoss">The validation loss, where one was just taken; else null.</param>
/// <param name="Best">Whether that validation loss is the lowest so far.</param>
/// <param name="LearningRate">Learning rate now.</param>
/// <param name="GradientNorm">Mean norm of the gradients since the last report, before they are clipped.</param>
/// <param name="ClipsPerSecond">Clips a second since the last report.</param>
/// <param name="Remaining">Estimated time to <paramref name="MaxSteps"/>.</param>
public sealed record TrainingProgress(
    string Stage,
    long Step,
    long MaxSteps,
    IReadOnlyDictionary<string, double> Losses,
    double? ValidationLoss,
    bool Best,
    double LearningRate,
    double GradientNorm,
    double ClipsPerSecond,
    TimeSpan Remaining);
