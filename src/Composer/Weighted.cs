using System.Collections;

namespace WeakSep.Composer;

/// <summary>
/// Items with weights, written as a collection initialiser: <c>new() { { "I | V", 2 }, { "I | IV", 1 } }</c>.
/// </summary>
internal sealed class Weighted<T> : IEnumerable<T>
{
    private readonly List<(T Item, double Weight)> _entries = [];

    /// <summary>Number of items.</summary>
    public int Count => _entries.Count;

    /// <summary>Adds an item with weight 1.</summary>
    public void Add(T item) => Add(item, 1);

    /// <summary>Adds an item.</summary>
    public void Add(T item, double weight) => _entries.Add((item, weight));

    /// <summary>Draws one item in proportion to the weights.</summary>
    public T Draw(Dice dice) => Draw(dice, _ => true);

    /// <summary>Draws one of the items that qualify; any item when none does.</summary>
    public T Draw(Dice dice, Func<T, bool> qualifies)
    {
        var total = 0.0;
        foreach (var (item, weight) in _entries)
        {
            total += qualifies(item) ? weight : 0;
        }

        if (total <= 0)
        {
            return _entries[dice.Below(_entries.Count)].Item;
        }

        var left = dice.Unit() * total;
        foreach (var (item, weight) in _entries)
        {
            if (!qualifies(item))
            {
                continue;
            }

            left -= weight;
            if (left < 0)
            {
                return item;
            }
        }

        return _entries.Last(entry => qualifies(entry.Item)).Item;
    }

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => _entries.Select(entry => entry.Item).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
