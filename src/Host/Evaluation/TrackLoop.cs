using System.Runtime.ExceptionServices;
using WeakSep.Trainer.Data;

namespace WeakSep.Host.Evaluation;

/// <summary>Measures tracks, some at once, and shows how far it is.</summary>
internal static class TrackLoop
{
    /// <summary>Measures all tracks; the first failure stops.</summary>
    /// <typeparam name="T">What is measured of a track.</typeparam>
    /// <param name="tracks">The tracks.</param>
    /// <param name="jobs">How many at once, at least 1.</param>
    /// <param name="measure">Measures one.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>One value per track, in their order.</returns>
    internal static IReadOnlyList<T> Run<T>(
        IReadOnlyList<TrackFolder> tracks, int jobs, Func<TrackFolder, T> measure, CancellationToken cancellation) =>
        Run(tracks.Count, jobs, index => (tracks[index].Name, measure(tracks[index])), cancellation);

    /// <summary>Measures so many things; the first failure stops.</summary>
    /// <typeparam name="T">What is measured of one.</typeparam>
    /// <param name="count">How many.</param>
    /// <param name="jobs">How many at once, at least 1.</param>
    /// <param name="measure">Measures the one of a number and says its name.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>One value each, in order.</returns>
    internal static IReadOnlyList<T> Run<T>(
        int count, int jobs, Func<int, (string Name, T Value)> measure, CancellationToken cancellation)
    {
        var results = new T[count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = jobs, CancellationToken = cancellation };
        var display = new EvaluationDisplay(count);

        try
        {
            Parallel.For(0, count, options, index =>
            {
                (var name, results[index]) = measure(index);
                display.Finished(name);
            });
        }
        catch (AggregateException several)
        {
            ExceptionDispatchInfo.Throw(several.Flatten().InnerExceptions[0]);
        }

        return results;
    }
}
