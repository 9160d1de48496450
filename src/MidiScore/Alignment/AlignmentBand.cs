namespace WeakSep.MidiScore.Alignment;

/// <summary>The cells of a distance matrix that warping may visit: a half-open range of columns per row.</summary>
internal sealed class AlignmentBand
{
    private readonly int[] _from;
    private readonly int[] _to;
    private readonly long[] _starts;

    private AlignmentBand(int[] from, int[] to, int columns)
    {
        _from = from;
        _to = to;
        Columns = columns;
        _starts = new long[from.Length + 1];

        for (var row = 0; row < from.Length; row++)
        {
            _starts[row + 1] = _starts[row] + to[row] - from[row];
        }
    }

    /// <summary>Rows of the matrix.</summary>
    public int Rows => _from.Length;

    /// <summary>Columns of the matrix.</summary>
    public int Columns { get; }

    /// <summary>Cells inside the band.</summary>
    public long Cells => _starts[^1];

    /// <summary>The whole matrix.</summary>
    public static AlignmentBand Full(int rows, int columns)
    {
        var to = new int[rows];
        Array.Fill(to, columns);
        return new AlignmentBand(new int[rows], to, columns);
    }

    /// <summary>A band around a coarser path.</summary>
    /// <param name="path">Cells of the coarse matrix in order.</param>
    /// <param name="factor">Frames of the fine matrix per coarse one.</param>
    /// <param name="radius">Columns on either side, and rows as well.</param>
    /// <param name="rows">Rows of the fine matrix.</param>
    /// <param name="columns">Columns of the fine matrix.</param>
    /// <param name="isOpen">Whether rows that the path does not reach stay closed.</param>
    public static AlignmentBand Around(
        IReadOnlyList<(int Row, int Column)> path, int factor, int radius, int rows, int columns, bool isOpen)
    {
        var from = new int[rows];
        var to = new int[rows];
        Array.Fill(from, columns);

        foreach (var (row, column) in path)
        {
            var first = Math.Max(0, (column * factor) - radius);
            var last = Math.Min(columns, ((column + 1) * factor) + radius);
            var end = Math.Min(rows, ((row + 1) * factor) + radius);

            for (var fine = Math.Max(0, (row * factor) - radius); fine < end; fine++)
            {
                from[fine] = Math.Min(from[fine], first);
                to[fine] = Math.Max(to[fine], last);
            }
        }

        for (var row = 0; row < rows; row++)
        {
            if (from[row] >= to[row])
            {
                from[row] = to[row] = row > 0 ? to[row - 1] : 0;
            }
        }

        if (!isOpen)
        {
            from[0] = 0;
            to[^1] = columns;
        }

        return new AlignmentBand(from, to, columns);
    }

    /// <summary>First column of a row.</summary>
    public int From(int row) => _from[row];

    /// <summary>The column after the last of a row.</summary>
    public int To(int row) => _to[row];

    /// <summary>Index of a cell among all cells of the band.</summary>
    public long IndexOf(int row, int column) => _starts[row] + column - _from[row];

    /// <summary>Whether a cell lies inside.</summary>
    public bool Contains(int row, int column) =>
        row >= 0 && row < Rows && column >= _from[row] && column < _to[row];
}
