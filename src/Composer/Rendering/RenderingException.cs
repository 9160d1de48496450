namespace WeakSep.Composer.Rendering;

/// <summary>
/// Something that rendering needs is missing or unusable: a library, a soundfont, a folder. The message is one line for
/// the user.
/// </summary>
public sealed class RenderingException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">One line that names what is wrong and what would help.</param>
    public RenderingException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">One line that names what is wrong and what would help.</param>
    /// <param name="inner">The cause.</param>
    public RenderingException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
