namespace WeakSep.MidiScore.Alignment;

/// <summary>A first alignment on long frames, in the score's key and in the eleven others.</summary>
/// <param name="Factor">Fine frames per coarse one.</param>
/// <param name="Semitones">How far the recording sounds above the score, -3 to 3.</param>
/// <param name="Path">The path in that key, in coarse frames.</param>
/// <param name="Distance">Mean distance along the path of the score as it is written.</param>
/// <param name="Contrast">See <see cref="AlignmentEvidence"/>.</param>
/// <param name="KeyContrast">The same for the score in the key that was found.</param>
internal sealed record CoarseAlignment(
    int Factor, int Semitones, List<(int Row, int Column)> Path, double Distance, double Contrast, double KeyContrast)
{
    /// <summary>
    /// What a unit of weight is worth with subsequences: between the mean distances of right and of wrong pairs.
    /// </summary>
    private const float Bonus = 0.4f;

    private const float StepCost = 0.05f;               // a long frame holds many onsets; its path may bend freely
    private const int SmallestFactor = 5;               // 0.1 s
    private const long MaxCells = 4_000_000;            // 0.3 s frames at ten minutes; 4 MB of steps
    private const int FurthestKey = 3;
    private const int Keys = AlignmentFrames.Classes;
    private const double OpenContrast = 1.5;            // free ends help wrong keys more than the right one
    private const double ClearlyNearer = 0.9;           // another key has to fit this much better to be believed

    /// <summary>Aligns two sequences of frames.</summary>
    public static CoarseAlignment Find(
        AlignmentFrames score, AlignmentFrames recording, bool subsequence, CancellationToken cancellation)
    {
        var factor = FactorOf(score.Count, recording.Count);
        var columns = recording.Coarse(factor);
        var distances = new double[Keys];
        var paths = new List<(int Row, int Column)>[Keys];

        for (var key = 0; key < Keys; key++)
        {
            var rows = score.Transposed(key).Coarse(factor);
            (paths[key], var cost) = DynamicTimeWarping.Find(
                AlignmentBand.Full(rows.Count, columns.Count),
                (row, column) => AlignmentFrames.Distance(rows, row, columns, column),
                subsequence ? Bonus : null,
                StepCost,
                cancellation);

            // With a bonus, a path along the whole of the shorter one gives its mean distance, no path the bonus.
            distances[key] = subsequence
                ? Bonus + (cost / (2 * Math.Min(rows.Count, columns.Count)))
                : cost / (rows.Count + columns.Count);
        }

        var nearest = Enumerable.Range(-FurthestKey, (2 * FurthestKey) + 1).MinBy(key => distances[Index(key)]);
        var semitones = distances[Index(nearest)] < ClearlyNearer * distances[0] ? nearest : 0;
        var scale = subsequence ? OpenContrast : 1;

        return new CoarseAlignment(
            factor,
            semitones,
            paths[Index(semitones)],
            distances[0],
            scale * ContrastOf(distances, 0),
            scale * ContrastOf(distances, Index(semitones)));
    }

    private static int Index(int semitones) => (semitones + Keys) % Keys;

    private static double ContrastOf(double[] distances, int key)
    {
        var others = distances.Where((_, index) => index != key).Order().ToArray();
        var median = others[others.Length / 2];
        return median > 0 ? 1 - (distances[key] / median) : 0;
    }

    private static int FactorOf(long rows, long columns)
    {
        var factor = SmallestFactor;

        while ((rows / factor) * (columns / factor) > MaxCells)
        {
            factor++;
        }

        return factor;
    }
}
