namespace WeakSep.Host.Evaluation;

/// <summary>How a track came out.</summary>
/// <param name="Name">Name of the track.</param>
/// <param name="Sources">One score per source; null where the source is silent or missing.</param>
internal sealed record TrackScore(string Name, IReadOnlyList<SourceScore?> Sources)
{
    /// <summary>
    /// SI-SDR of a mixture above which it is the source itself, in decibels: what else is in it lies below the steps of 16 bits.
    /// </summary>
    internal const double AloneDb = 90;

    /// <summary>The track without a source that plays alone in it: there is nothing to separate (score.md section 3).</summary>
    internal TrackScore WithoutLoneSource() => this with { Sources = [.. Sources.Select(score => score?.Input > AloneDb ? null : score)] };
}
