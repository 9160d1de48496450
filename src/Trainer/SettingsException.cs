namespace WeakSep.Trainer;

/// <summary>A settings file that cannot be used; the message names the file, the line and what was expected.</summary>
public sealed class SettingsException : Exception
{
    /// <summary>With a message and its cause.</summary>
    /// <param name="message">File, place, expectation.</param>
    /// <param name="innerException">The cause.</param>
    public SettingsException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
