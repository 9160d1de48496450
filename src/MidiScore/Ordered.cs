namespace WeakSep.MidiScore;

/// <summary>Keeps event lists in order without copying those that already are.</summary>
internal static class Ordered
{
    /// <summary>The list itself where it is sorted, otherwise a stably sorted copy.</summary>
    public static IReadOnlyList<T> By<T>(IReadOnlyList<T> items, Comparison<T> comparison)
    {
        for (var i = 1; i < items.Count; i++)
        {
            if (comparison(items[i - 1], items[i]) > 0)
            {
                return [.. items.Order(Comparer<T>.Create(comparison))];
            }
        }

        return items;
    }
}
