namespace WeakSep.Host.Rendering;

/// <summary>Renders several tracks, some at once; one that fails does not stop the others.</summary>
/// <param name="renderer">Renders each.</param>
/// <param name="jobs">Tracks at once.</param>
internal sealed class RenderBatch(TrackRenderer renderer, int jobs)
{
    /// <summary>Renders all tracks.</summary>
    /// <param name="tracks">The tracks.</param>
    /// <param name="display">Shows how far they are.</param>
    /// <param name="cancellation">Stops those that run and begins no other.</param>
    /// <returns>An outcome per track, in their order.</returns>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    internal BatchOutcome Run(IReadOnlyList<RenderTrack> tracks, RenderDisplay display, CancellationToken cancellation)
    {
        var outcomes = new TrackOutcome[tracks.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = jobs, CancellationToken = cancellation };

        try
        {
            Parallel.For(0, tracks.Count, options, index => outcomes[index] = Render(tracks[index], display, cancellation));
        }
        catch (AggregateException several)
        {
            // One reason is enough for one line; the first is as good as any.
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(several.Flatten().InnerExceptions[0]);
        }

        return new BatchOutcome(outcomes);
    }

    private TrackOutcome Render(RenderTrack track, RenderDisplay display, CancellationToken cancellation)
    {
        try
        {
            return new TrackOutcome(track, renderer.Render(track, display, cancellation), Failure: null);
        }
        catch (Exception problem) when (problem is not OperationCanceledException && !FailureReport.IsDebugging)
        {
            return new TrackOutcome(track, Report: null, FailureReport.Describe(problem));
        }
    }
}
