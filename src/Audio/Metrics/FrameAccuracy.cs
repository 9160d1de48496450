namespace WeakSep.Audio.Metrics;

/// <summary>
/// Multiple-pitch accuracy as mir_eval's multipitch measures define it: in each frame of the reference, pitches of the
/// nearest frame of the estimate are paired one to one within half a semitone, and counts are summed over all frames.
/// </summary>
public static class FrameAccuracy
{
    private const double PitchToleranceSemitones = 0.5;

    /// <summary>Compares pitches on a common frame grid.</summary>
    /// <param name="reference">The pitches of each frame, as MIDI numbers.</param>
    /// <param name="estimate">The pitches of each frame; missing frames are empty, surplus ones are left out.</param>
    public static DetectionCounts Compare(
        IReadOnlyList<IReadOnlyList<double>> reference, IReadOnlyList<IReadOnlyList<double>> estimate)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(estimate);
        var counts = default(DetectionCounts);

        for (var frame = 0; frame < reference.Count; frame++)
        {
            counts += OfFrame(reference[frame], frame < estimate.Count ? estimate[frame] : []);
        }

        return counts;
    }

    /// <summary>Compares pitches on grids of their own.</summary>
    /// <param name="referenceTimes">Times of the reference's frames, in seconds, rising.</param>
    /// <param name="reference">The pitches of each frame, as MIDI numbers.</param>
    /// <param name="estimateTimes">Times of the estimate's frames, in seconds, rising.</param>
    /// <param name="estimate">The pitches of each frame, as MIDI numbers.</param>
    /// <exception cref="ArgumentException">Times and frames differ in number.</exception>
    public static DetectionCounts Compare(
        IReadOnlyList<double> referenceTimes,
        IReadOnlyList<IReadOnlyList<double>> reference,
        IReadOnlyList<double> estimateTimes,
        IReadOnlyList<IReadOnlyList<double>> estimate)
    {
        ArgumentNullException.ThrowIfNull(referenceTimes);
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(estimateTimes);
        ArgumentNullException.ThrowIfNull(estimate);

        if (referenceTimes.Count != reference.Count || estimateTimes.Count != estimate.Count)
        {
            throw new ArgumentException("every frame needs one time");
        }

        var resampled = new IReadOnlyList<double>[reference.Count];
        var nearest = 0;

        for (var frame = 0; frame < resampled.Length; frame++)
        {
            var time = referenceTimes[frame];

            while (nearest + 1 < estimate.Count
                && Math.Abs(estimateTimes[nearest + 1] - time) < Math.Abs(estimateTimes[nearest] - time))
            {
                nearest++;
            }

            // Nothing is known of the estimate before its first and after its last frame.
            var covered = estimate.Count > 0 && time >= estimateTimes[0] && time <= estimateTimes[^1];
            resampled[frame] = covered ? estimate[nearest] : [];
        }

        return Compare(reference, resampled);
    }

    private static DetectionCounts OfFrame(IReadOnlyList<double> reference, IReadOnlyList<double> estimate)
    {
        var partners = new IReadOnlyList<int>[reference.Count];

        for (var i = 0; i < partners.Length; i++)
        {
            var candidates = new List<int>();

            for (var j = 0; j < estimate.Count; j++)
            {
                if (Math.Abs(reference[i] - estimate[j]) <= PitchToleranceSemitones)
                {
                    candidates.Add(j);
                }
            }

            partners[i] = candidates;
        }

        var hits = BipartiteMatching.Find(partners, estimate.Count).Count(match => match >= 0);
        return new DetectionCounts(hits, estimate.Count - hits, reference.Count - hits);
    }
}
