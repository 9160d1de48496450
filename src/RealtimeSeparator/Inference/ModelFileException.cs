namespace WeakSep.RealtimeSeparator.Inference;

/// <summary>A model file cannot be used; the message is one line that names the file, the field and what was expected.</summary>
public sealed class ModelFileException : Exception
{
    /// <summary>Creates the exception without a message.</summary>
    public ModelFileException()
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">One line: file, field, and what was expected.</param>
    public ModelFileException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">One line: file, field, and what was expected.</param>
    /// <param name="innerException">The cause.</param>
    public ModelFileException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
