namespace WeakSep.Trainer.Data;

/// <summary>Where the batches of a stage come from.</summary>
/// <remarks>
/// A batch is a function of the step's number. It is prepared on any one thread; what that gives makes tensors of it, on the
/// thread that trains.
/// </remarks>
internal interface IBatchSource
{
    /// <summary>Prepares the training batch of a step.</summary>
    /// <param name="step">From 0; below 0 for calibration, which must not see the batches of training before their time.</param>
    /// <exception cref="TrainingDataException">The data do not give what the stage needs.</exception>
    Func<TrainingBatch> Training(long step);

    /// <summary>The batches of a validation, the same at every call; none where no clip can be used.</summary>
    /// <exception cref="TrainingDataException">The data do not give what the stage needs.</exception>
    IEnumerable<Func<TrainingBatch>> Validation();
}
