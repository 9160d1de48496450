namespace WeakSep.Trainer;

/// <summary>Training met a value that is not a number; the message names the culprit: clip, loss term or parameter.</summary>
public sealed class TrainingDivergedException : Exception
{
    /// <summary>With a message.</summary>
    /// <param name="message">Step and culprit.</param>
    public TrainingDivergedException(string message)
        : base(message)
    {
    }
}
