namespace WeakSep.Composer.Harmony;

/// <summary>The chords of a whole piece in time order.</summary>
internal sealed class ChordTrack
{
    private const double Tolerance = 1e-6;
    private readonly List<ChordSpan> _spans = [];

    /// <summary>All spans in time order.</summary>
    public IReadOnlyList<ChordSpan> Spans => _spans;

    /// <summary>Appends a chord behind the last one.</summary>
    public void Append(double length, Chord chord, Key key)
    {
        var start = _spans.Count == 0 ? 0 : _spans[^1].End;
        if (_spans.Count > 0 && _spans[^1].Chord == chord && _spans[^1].Key == key && length < 1)
        {
            _spans[^1] = _spans[^1] with { Length = _spans[^1].Length + length };
            return;
        }

        _spans.Add(new ChordSpan(start, length, chord, key, chord.ScaleIn(key)));
    }

    /// <summary>The chord at a beat; the first or last one outside.</summary>
    public ChordSpan At(double beat) => _spans[IndexAt(beat)];

    /// <summary>The chord that follows the one at a beat; the last one repeats.</summary>
    public ChordSpan After(double beat) => _spans[Math.Min(IndexAt(beat) + 1, _spans.Count - 1)];

    /// <summary>The spans that start within [from, to).</summary>
    public IEnumerable<ChordSpan> Within(double from, double to) =>
        _spans.Where(span => span.Start >= from - Tolerance && span.Start < to - Tolerance);

    private int IndexAt(double beat)
    {
        var low = 0;
        var high = _spans.Count - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (_spans[middle].Start <= beat + Tolerance)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return low;
    }
}
