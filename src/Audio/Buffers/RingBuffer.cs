using System.Numerics;

namespace WeakSep.Audio.Buffers;

/// <summary>
/// A bounded queue of items between exactly one writing and one reading thread, without locks. When it is full, writing
/// takes fewer items than offered; when it is empty, reading gives fewer than asked for. Nobody ever waits.
/// </summary>
/// <remarks>
/// Items are published by one volatile write of the position behind them; positions count up for ever, and their
/// difference is the number of items. Nothing is allocated after construction.
/// </remarks>
/// <typeparam name="T">What is queued, such as samples.</typeparam>
public sealed class RingBuffer<T>
    where T : unmanaged
{
    private readonly T[] _items;
    private readonly int _mask;
    private long _written;      // changed by the writer only
    private long _read;         // changed by the reader only

    /// <summary>Takes the memory.</summary>
    /// <param name="capacity">Items that fit at least, from 1; rounded up to a power of two.</param>
    /// <exception cref="ArgumentOutOfRangeException">The capacity is out of range.</exception>
    public RingBuffer(int capacity)
    {
        const int MaxCapacity = 1 << 30;
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(capacity, MaxCapacity);
        _items = new T[BitOperations.RoundUpToPowerOf2((uint)capacity)];
        _mask = _items.Length - 1;
    }

    /// <summary>Items that fit.</summary>
    public int Capacity => _items.Length;

    /// <summary>Items that can be read. The reader may rely on it; for the writer it is an upper bound.</summary>
    public int Count => (int)(Volatile.Read(ref _written) - Volatile.Read(ref _read));

    /// <summary>Items that can be written. The writer may rely on it; for the reader it is an upper bound.</summary>
    public int Room => Capacity - Count;

    /// <summary>Appends items; for the writing thread.</summary>
    /// <param name="items">What to append.</param>
    /// <returns>How many fitted.</returns>
    [AudioThread]
    public int Write(ReadOnlySpan<T> items)
    {
        var written = _written;
        var count = (int)Math.Min(items.Length, Capacity - (written - Volatile.Read(ref _read)));
        var at = (int)(written & _mask);
        var first = Math.Min(count, _items.Length - at);
        items[..first].CopyTo(_items.AsSpan(at));
        items[first..count].CopyTo(_items);
        Volatile.Write(ref _written, written + count);
        return count;
    }

    /// <summary>Appends all items or none; for the writing thread.</summary>
    /// <param name="items">What to append.</param>
    /// <returns>Whether all fitted.</returns>
    [AudioThread]
    public bool TryWrite(ReadOnlySpan<T> items) => Room >= items.Length && Write(items) == items.Length;

    /// <summary>Takes items out; for the reading thread.</summary>
    /// <param name="items">Receives the oldest items.</param>
    /// <returns>How many there were.</returns>
    [AudioThread]
    public int Read(Span<T> items)
    {
        var read = _read;
        var count = (int)Math.Min(items.Length, Volatile.Read(ref _written) - read);
        var at = (int)(read & _mask);
        var first = Math.Min(count, _items.Length - at);
        _items.AsSpan(at, first).CopyTo(items);
        _items.AsSpan(0, count - first).CopyTo(items[first..]);
        Volatile.Write(ref _read, read + count);
        return count;
    }

    /// <summary>Takes out as many items as fill the span, or none; for the reading thread.</summary>
    /// <param name="items">Receives the oldest items.</param>
    /// <returns>Whether there were enough.</returns>
    [AudioThread]
    public bool TryRead(Span<T> items) => Count >= items.Length && Read(items) == items.Length;

    /// <summary>Throws away the oldest items; for the reading thread.</summary>
    /// <param name="count">How many, at least 0.</param>
    /// <returns>How many there were.</returns>
    [AudioThread]
    public int Skip(int count)
    {
        var read = _read;
        var skipped = (int)Math.Min(count, Volatile.Read(ref _written) - read);
        Volatile.Write(ref _read, read + skipped);
        return skipped;
    }

    /// <summary>Forgets all items. Only while neither thread is at work.</summary>
    public void Clear()
    {
        Volatile.Write(ref _read, 0);
        Volatile.Write(ref _written, 0);
    }
}
