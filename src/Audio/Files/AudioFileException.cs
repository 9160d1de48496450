namespace WeakSep.Audio.Files;

/// <summary>An audio file cannot be read or written; the message is one line: file, place, what was expected.</summary>
public sealed class AudioFileException : IOException
{
    /// <summary>Creates the exception without a message.</summary>
    public AudioFileException()
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">One line: file, place, what was expected.</param>
    public AudioFileException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">One line: file, place, what was expected.</param>
    /// <param name="innerException">The cause.</param>
    public AudioFileException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
