namespace WeakSep.Host.Presets;

/// <summary>A preset cannot be used; the message is one line: file, line, field and what was expected.</summary>
public sealed class PresetException : Exception
{
    /// <summary>Creates the exception without a message.</summary>
    public PresetException()
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">One line for people.</param>
    public PresetException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">One line for people.</param>
    /// <param name="innerException">The cause.</param>
    public PresetException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
