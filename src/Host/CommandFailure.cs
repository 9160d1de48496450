namespace WeakSep.Host;

/// <summary>A command cannot do what it was asked; the program prints the message as one line and ends with the code.</summary>
internal sealed class CommandFailure : Exception
{
    /// <summary>Creates the exception without a message.</summary>
    public CommandFailure()
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">One line for people.</param>
    public CommandFailure(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">One line for people.</param>
    /// <param name="innerException">The cause.</param>
    public CommandFailure(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>How the program ends.</summary>
    internal int ExitCode { get; init; } = ExitCodes.Failed;

    /// <summary>A failure of the person's input rather than of the work.</summary>
    internal static CommandFailure BadUsage(string message) => new(message) { ExitCode = ExitCodes.BadUsage };
}
