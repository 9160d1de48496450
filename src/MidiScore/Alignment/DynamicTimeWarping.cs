namespace WeakSep.MidiScore.Alignment;

/// <summary>The cheapest monotone path through a distance matrix, which is never held in memory.</summary>
/// <remarks>
/// Steps (1,1) weigh 2, (1,0) and (0,1) weigh 1, so that all paths between two corners have the same weight (Sakoe and
/// Chiba 1978, symmetric form). Memory is one byte per cell of the band and two rows of sums.
/// </remarks>
internal static class DynamicTimeWarping
{
    private const byte Begin = 0;
    private const byte Diagonal = 1;
    private const byte Down = 2;        // the row advances
    private const byte Right = 3;       // the column advances

    /// <summary>Finds the path.</summary>
    /// <param name="band">The cells that may be visited.</param>
    /// <param name="distance">Distance of a row and a column, 0 or more.</param>
    /// <param name="bonus">
    /// Null: the path leads from the first cell to the last. Otherwise it may begin at any cell of the first row or
    /// column and end at any of the last ones, and every unit of weight is worth this much: music that fits pays for
    /// the distance, music that does not is left out.
    /// </param>
    /// <param name="stepCost">
    /// What a step in one direction alone costs beside its distance: without it, paths stray in music that repeats.
    /// </param>
    /// <param name="cancellation">Stops between rows.</param>
    /// <returns>The cells in order and the sum of the weighted distances, less the bonus.</returns>
    /// <exception cref="ArgumentException">The band has no path or more cells than an array holds.</exception>
    public static (List<(int Row, int Column)> Path, double Cost) Find(
        AlignmentBand band, Func<int, int, float> distance, float? bonus, float stepCost, CancellationToken cancellation)
    {
        if (band.Cells is 0 || band.Cells > Array.MaxLength)
        {
            throw new ArgumentException($"a band of {band.Cells} cells: expected 1 to {Array.MaxLength}", nameof(band));
        }

        var steps = new byte[band.Cells];
        var previous = new double[band.Columns + 1];    // [column + 1], so that column -1 can be asked for
        var current = new double[band.Columns + 1];
        Array.Fill(previous, double.PositiveInfinity);
        Array.Fill(current, double.PositiveInfinity);
        var isOpen = bonus is not null;
        var end = (Row: -1, Column: -1);
        var best = double.PositiveInfinity;

        for (var row = 0; row < band.Rows; row++)
        {
            cancellation.ThrowIfCancellationRequested();

            for (var column = band.From(row); column < band.To(row); column++)
            {
                var cost = distance(row, column) - (bonus ?? 0);
                var mayBegin = isOpen ? row == 0 || column == 0 : row == 0 && column == 0;
                var sum = mayBegin ? 2 * cost : double.PositiveInfinity;
                var step = Begin;
                Take(previous[column] + (2 * cost), Diagonal, ref sum, ref step);
                Take(previous[column + 1] + cost + stepCost, Down, ref sum, ref step);
                Take(current[column] + cost + stepCost, Right, ref sum, ref step);
                current[column + 1] = sum;
                steps[band.IndexOf(row, column)] = step;

                var mayEnd = isOpen
                    ? row == band.Rows - 1 || column == band.Columns - 1
                    : row == band.Rows - 1 && column == band.Columns - 1;

                if (mayEnd && sum < best)
                {
                    best = sum;
                    end = (row, column);
                }
            }

            (previous, current) = (current, previous);

            // Only what the row before last has left behind: clearing whole rows would cost more than warping.
            if (row > 0)
            {
                current.AsSpan((band.From(row - 1) + 1)..(band.To(row - 1) + 1)).Fill(double.PositiveInfinity);
            }
        }

        return double.IsFinite(best)
            ? (Trace(band, steps, end), best)
            : throw new ArgumentException("expected a band with a path", nameof(band));
    }

    private static void Take(double candidate, byte step, ref double sum, ref byte taken)
    {
        if (candidate < sum)
        {
            sum = candidate;
            taken = step;
        }
    }

    private static List<(int Row, int Column)> Trace(AlignmentBand band, byte[] steps, (int Row, int Column) end)
    {
        var path = new List<(int Row, int Column)>();
        var (row, column) = end;

        while (true)
        {
            path.Add((row, column));
            var step = steps[band.IndexOf(row, column)];

            if (step == Begin)
            {
                path.Reverse();
                return path;
            }

            row -= step == Right ? 0 : 1;
            column -= step == Down ? 0 : 1;
        }
    }
}
