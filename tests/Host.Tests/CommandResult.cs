namespace WeakSep.Host.Tests;

/// <summary>How a run of the program ended.</summary>
internal sealed record CommandResult(int ExitCode, string Output, string Error)
{
    /// <summary>The lines of the error stream.</summary>
    public string[] ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The lines of the error stream that are not progress, which a slow machine also gets to see.</summary>
    public string[] Complaints => [.. ErrorLines.Where(line => !line.EndsWith(" left", StringComparison.Ordinal) && !line.Contains(" left (", StringComparison.Ordinal))];
}
