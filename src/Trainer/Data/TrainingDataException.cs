namespace WeakSep.Trainer.Data;

/// <summary>Training data that cannot be used; the message names the file or track and what was expected.</summary>
public sealed class TrainingDataException : Exception
{
    /// <summary>With a message.</summary>
    /// <param name="message">What is wrong, where, and what was expected.</param>
    public TrainingDataException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and its cause.</summary>
    /// <param name="message">What is wrong, where, and what was expected.</param>
    /// <param name="innerException">The cause.</param>
    public TrainingDataException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
