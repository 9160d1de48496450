using System.Diagnostics;

namespace WeakSep.Host.Tests.Devices;

/// <summary>Waits for what another thread or process does: long enough for a machine that stalls.</summary>
internal static class Patience
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    /// <summary>Whether a condition came true.</summary>
    public static bool Until(Func<bool> condition)
    {
        for (var time = Stopwatch.StartNew(); time.Elapsed < Limit; Thread.Sleep(2))
        {
            if (condition())
            {
                return true;
            }
        }

        return condition();
    }

    /// <summary>Whether an action came to its end.</summary>
    public static bool Ends(Action action)
    {
        var task = Task.Run(action);
        return task.Wait(Limit) && task.IsCompletedSuccessfully;
    }
}
