using System.Text;

namespace WeakSep.Host;

/// <summary>Tells a person in one line why the program ends.</summary>
internal static class FailureReport
{
    private const string TraceVariable = "WEAKSEP_TRACE";

    /// <summary>Whether stack traces are wanted instead of lines; set the environment variable WEAKSEP_TRACE to 1.</summary>
    internal static bool IsDebugging => Environment.GetEnvironmentVariable(TraceVariable) == "1";

    /// <summary>Prints the reason to the error stream.</summary>
    /// <param name="problem">What ended the command.</param>
    /// <param name="interrupted">Whether a signal arrived.</param>
    /// <returns>The exit code.</returns>
    internal static int Print(Exception problem, bool interrupted)
    {
        if (interrupted && IsCancellation(problem))
        {
            Console.Error.WriteLine("weaksep: interrupted; partial files are removed");
            return ExitCodes.Interrupted;
        }

        Console.Error.WriteLine($"weaksep: {Describe(problem)}");
        return problem is CommandFailure failure ? failure.ExitCode : ExitCodes.Failed;
    }

    /// <summary>The reason in one line.</summary>
    /// <param name="problem">What went wrong.</param>
    internal static string Describe(Exception problem)
    {
        while (problem is AggregateException or TypeInitializationException && problem.InnerException is not null)
        {
            problem = problem.InnerException;
        }

        var line = OneLine(problem.Message);

        // Our own exceptions and the system's about files are written for people; others need their type to be understood.
        return problem is IOException or UnauthorizedAccessException or DllNotFoundException || IsOurs(problem)
            ? line
            : $"{line} ({problem.GetType().Name}; set {TraceVariable}=1 for the trace)";
    }

    /// <summary>A text without line breaks and control characters.</summary>
    /// <param name="message">A message that may hold names from files.</param>
    internal static string OneLine(string message)
    {
        var text = new StringBuilder(message.Length);

        foreach (var rune in message.EnumerateRunes())
        {
            // Names from files may hold control characters that would confuse a terminal.
            if (!Rune.IsControl(rune))
            {
                text.Append(rune.ToString());
            }
            else if (text.Length > 0 && text[^1] != ' ')
            {
                text.Append(' ');
            }
        }

        return text.ToString().Trim();
    }

    private static bool IsOurs(Exception problem) =>
        problem.GetType().Namespace?.StartsWith(nameof(WeakSep), StringComparison.Ordinal) == true;

    private static bool IsCancellation(Exception problem) =>
        problem is OperationCanceledException
        || (problem is AggregateException several && several.Flatten().InnerExceptions.All(inner => inner is OperationCanceledException));
}
