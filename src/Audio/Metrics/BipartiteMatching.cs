namespace WeakSep.Audio.Metrics;

/// <summary>
/// The largest set of pairs between two sides in which nobody appears twice, by Hopcroft and Karp's algorithm.
/// </summary>
internal sealed class BipartiteMatching
{
    private const int None = -1;

    private readonly IReadOnlyList<IReadOnlyList<int>> _partners;   // right-hand candidates of each left one
    private readonly int[] _rightOfLeft;
    private readonly int[] _leftOfRight;
    private readonly int[] _depth;
    private readonly int[] _next;                                   // first candidate not tried in this phase

    private BipartiteMatching(IReadOnlyList<IReadOnlyList<int>> partners, int rightCount)
    {
        _partners = partners;
        _rightOfLeft = new int[partners.Count];
        _leftOfRight = new int[rightCount];
        _depth = new int[partners.Count];
        _next = new int[partners.Count];
        Array.Fill(_rightOfLeft, None);
        Array.Fill(_leftOfRight, None);
    }

    /// <summary>Finds a largest matching.</summary>
    /// <param name="partners">For each on the left, those on the right that it may be paired with.</param>
    /// <param name="rightCount">How many stand on the right.</param>
    /// <returns>For each on the left its partner, or -1.</returns>
    public static int[] Find(IReadOnlyList<IReadOnlyList<int>> partners, int rightCount)
    {
        var matching = new BipartiteMatching(partners, rightCount);

        while (matching.MeasureDepths())
        {
            Array.Clear(matching._next);

            for (var left = 0; left < partners.Count; left++)
            {
                if (matching._rightOfLeft[left] == None)
                {
                    matching.Augment(left);
                }
            }
        }

        return matching._rightOfLeft;
    }

    /// <summary>Breadth first: how many pairs must be exchanged to reach each left one from a free one.</summary>
    /// <returns>Whether a free right one can be reached.</returns>
    private bool MeasureDepths()
    {
        var queue = new Queue<int>();
        var found = false;

        for (var left = 0; left < _depth.Length; left++)
        {
            var free = _rightOfLeft[left] == None;
            _depth[left] = free ? 0 : None;

            if (free)
            {
                queue.Enqueue(left);
            }
        }

        while (queue.TryDequeue(out var left))
        {
            foreach (var right in _partners[left])
            {
                var other = _leftOfRight[right];

                if (other == None)
                {
                    found = true;
                }
                else if (_depth[other] == None)
                {
                    _depth[other] = _depth[left] + 1;
                    queue.Enqueue(other);
                }
            }
        }

        return found;
    }

    /// <summary>Depth first, one layer deeper at each step: exchanges pairs along a path to a free right one.</summary>
    private void Augment(int start)
    {
        // A stack of its own: songs hold thousands of notes, and paths can be as long.
        var path = new Stack<int>();
        path.Push(start);

        while (path.TryPeek(out var left))
        {
            if (_next[left] == _partners[left].Count)
            {
                _depth[left] = None;
                path.Pop();
                continue;
            }

            var right = _partners[left][_next[left]];
            var other = _leftOfRight[right];

            if (other == None)
            {
                Exchange(path);
                return;
            }

            if (_depth[other] == _depth[left] + 1 && _next[other] < _partners[other].Count)
            {
                path.Push(other);
            }
            else
            {
                _next[left]++;
            }
        }
    }

    /// <summary>Pairs everyone on the path with the candidate that it was trying.</summary>
    private void Exchange(Stack<int> path)
    {
        foreach (var left in path)
        {
            var right = _partners[left][_next[left]++];
            _rightOfLeft[left] = right;
            _leftOfRight[right] = left;
        }
    }
}
