namespace WeakSep.Trainer.Runs;

/// <summary>Where a stage stands: what a resumed run needs beside weights and moments.</summary>
public sealed record StageState
{
    /// <summary>Steps done.</summary>
    public long Step { get; set; }

    /// <summary>Whether the stage has ended.</summary>
    public bool Done { get; set; }

    /// <summary>Lowest validation loss so far.</summary>
    public double BestLoss { get; set; } = double.PositiveInfinity;

    /// <summary>Step of the lowest validation loss.</summary>
    public long BestStep { get; set; }

    /// <summary>Epochs since the validation loss last improved.</summary>
    public int EpochsWithoutImprovement { get; set; }

    /// <summary>Factor that a plateau has put on the learning rate.</summary>
    public double PlateauFactor { get; set; } = 1;
}
