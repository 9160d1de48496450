namespace WeakSep.Audio;

/// <summary>
/// A native library is not installed; the message names it and the Debian package that brings it, in one line.
/// </summary>
public sealed class MissingLibraryException : Exception
{
    /// <summary>Creates the exception without a message.</summary>
    public MissingLibraryException()
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">One line: the library and how to install it.</param>
    public MissingLibraryException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">One line: the library and how to install it.</param>
    /// <param name="innerException">The cause.</param>
    public MissingLibraryException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
