namespace WeakSep.Host;

/// <summary>How the program ends; scripts rely on these.</summary>
internal static class ExitCodes
{
    /// <summary>Everything asked for is done.</summary>
    internal const int Done = 0;

    /// <summary>Something failed; the reason is one line on the error stream.</summary>
    internal const int Failed = 1;

    /// <summary>The command line asks for something that does not exist.</summary>
    internal const int BadUsage = 2;

    /// <summary>Stopped by a signal; partial files are removed.</summary>
    internal const int Interrupted = 130;
}
