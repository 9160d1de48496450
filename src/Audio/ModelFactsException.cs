namespace WeakSep.Audio;

/// <summary>A model's metadata is missing a fact or holds one that cannot be; the message names file and key.</summary>
public sealed class ModelFactsException : Exception
{
    /// <summary>Creates the exception without a message.</summary>
    public ModelFactsException()
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">One line: file, key, and what was expected.</param>
    public ModelFactsException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">One line: file, key, and what was expected.</param>
    /// <param name="innerException">The cause.</param>
    public ModelFactsException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
