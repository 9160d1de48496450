namespace WeakSep.Trainer.Runs;

/// <summary>A checkpoint that cannot be read or does not fit; the message names the file, the place and what was expected.</summary>
public sealed class CheckpointException : Exception
{
    /// <summary>With a message.</summary>
    /// <param name="message">File, place, expectation.</param>
    public CheckpointException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and its cause.</summary>
    /// <param name="message">File, place, expectation.</param>
    /// <param name="innerException">The cause.</param>
    public CheckpointException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
