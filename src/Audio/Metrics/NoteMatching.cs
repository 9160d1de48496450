namespace WeakSep.Audio.Metrics;

/// <summary>
/// Note precision, recall and F-measure as mir_eval's transcription measures define them: onsets within 50 ms, pitches
/// within 50 cents, with offsets also those within 20 % of the reference's duration or 50 ms. Pairs come from a maximum
/// bipartite matching.
/// </summary>
public static class NoteMatching
{
    private const double OnsetToleranceSeconds = 0.05;
    private const double PitchToleranceSemitones = 0.5;
    private const double OffsetToleranceRatio = 0.2;
    private const double OffsetToleranceSeconds = 0.05;
    private const int TimeDecimals = 4;     // differences are rounded first, so that 50 ms in floating point are 50 ms

    /// <summary>Compares two lists of notes.</summary>
    /// <param name="reference">The notes that are there, in any order.</param>
    /// <param name="estimate">The notes that were found, in any order.</param>
    /// <param name="withOffsets">Whether the ends of notes must agree as well.</param>
    public static NoteScore Compare(
        IReadOnlyList<NoteEvent> reference, IReadOnlyList<NoteEvent> estimate, bool withOffsets = false)
    {
        var pairs = Match(reference, estimate, withOffsets);

        return new NoteScore(
            new DetectionCounts(pairs.Count, estimate.Count - pairs.Count, reference.Count - pairs.Count),
            pairs.Count == 0 ? 0 : pairs.Average(pair => Overlap(reference[pair.Reference], estimate[pair.Estimate])));
    }

    /// <summary>Pairs the notes of two lists, as many as can be.</summary>
    /// <param name="reference">The notes that are there, in any order.</param>
    /// <param name="estimate">The notes that were found, in any order.</param>
    /// <param name="withOffsets">Whether the ends of notes must agree as well.</param>
    /// <returns>Indices into both lists, in the order of the reference.</returns>
    public static IReadOnlyList<(int Reference, int Estimate)> Match(
        IReadOnlyList<NoteEvent> reference, IReadOnlyList<NoteEvent> estimate, bool withOffsets = false)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(estimate);
        var partners = BipartiteMatching.Find(Candidates(reference, estimate, withOffsets), estimate.Count);

        return [.. partners.Index().Where(pair => pair.Item >= 0).Select(pair => (pair.Index, pair.Item))];
    }

    private static List<int>[] Candidates(
        IReadOnlyList<NoteEvent> reference, IReadOnlyList<NoteEvent> estimate, bool withOffsets)
    {
        // In order of onset only a short stretch of the estimate can fit each note.
        var order = Enumerable.Range(0, estimate.Count).OrderBy(i => estimate[i].OnsetSeconds).ToArray();
        var onsets = Array.ConvertAll(order, i => estimate[i].OnsetSeconds);
        var candidates = new List<int>[reference.Count];

        for (var i = 0; i < candidates.Length; i++)
        {
            candidates[i] = [];
            var at = FirstAtOrAfter(onsets, reference[i].OnsetSeconds - (2 * OnsetToleranceSeconds));

            for (; at < order.Length && onsets[at] <= reference[i].OnsetSeconds + (2 * OnsetToleranceSeconds); at++)
            {
                if (Fits(reference[i], estimate[order[at]], withOffsets))
                {
                    candidates[i].Add(order[at]);
                }
            }
        }

        return candidates;
    }

    private static int FirstAtOrAfter(double[] sorted, double value)
    {
        var (low, high) = (0, sorted.Length);

        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = sorted[middle] < value ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static bool Fits(NoteEvent reference, NoteEvent estimate, bool withOffsets)
    {
        if (Rounded(reference.OnsetSeconds - estimate.OnsetSeconds) > OnsetToleranceSeconds
            || Math.Abs(reference.Pitch - estimate.Pitch) > PitchToleranceSemitones)
        {
            return false;
        }

        var duration = reference.OffsetSeconds - reference.OnsetSeconds;
        var tolerance = Math.Max(OffsetToleranceRatio * duration, OffsetToleranceSeconds);
        return !withOffsets || Rounded(reference.OffsetSeconds - estimate.OffsetSeconds) <= tolerance;
    }

    private static double Rounded(double difference) => Math.Round(Math.Abs(difference), TimeDecimals);

    private static double Overlap(NoteEvent a, NoteEvent b)
    {
        var both = Math.Min(a.OffsetSeconds, b.OffsetSeconds) - Math.Max(a.OnsetSeconds, b.OnsetSeconds);
        var either = Math.Max(a.OffsetSeconds, b.OffsetSeconds) - Math.Min(a.OnsetSeconds, b.OnsetSeconds);
        return either == 0 ? 1 : both / either;
    }
}
