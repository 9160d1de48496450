using System.Collections;

namespace TorchSharp.Utils;

/// <summary>
/// Reads and writes the elements of a tensor in main memory, in row-major order whatever its strides.
/// </summary>
/// <typeparam name="T">The tensor's element type.</typeparam>
/// <remarks>A tensor that is not contiguous is copied, so its accessor can only be read.</remarks>
public sealed class TensorAccessor<T> : IDisposable, IEnumerable<T>
    where T : unmanaged
{
    private readonly torch.Tensor _dense;
    private readonly bool _isCopy;

    internal TensorAccessor(torch.Tensor tensor)
    {
        _isCopy = !tensor.is_contiguous();
        _dense = _isCopy ? tensor.contiguous() : tensor;
        Count = tensor.numel();
    }

    /// <summary>Number of elements.</summary>
    public long Count { get; }

    /// <summary>One element by its row-major position.</summary>
    public T this[long index]
    {
        get
        {
            var element = Elements()[Checked(index)];
            GC.KeepAlive(this);
            return element;
        }

        set
        {
            Writable()[Checked(index)] = value;
            GC.KeepAlive(this);
        }
    }

    /// <summary>All elements.</summary>
    public T[] ToArray()
    {
        var elements = Elements().ToArray();
        GC.KeepAlive(this);
        return elements;
    }

    /// <summary>
    /// Copies as many elements as there are from <paramref name="tensorIndex"/> and fit from <paramref
    /// name="arrayIndex"/>.
    /// </summary>
    public void CopyTo(T[] array, int arrayIndex = 0, long tensorIndex = 0) =>
        CopyTo(array.AsSpan(), arrayIndex, tensorIndex);

    /// <inheritdoc cref="CopyTo(T[], int, long)"/>
    public void CopyTo(Span<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        var source = Elements()[checked((int)tensorIndex)..];
        var target = array[arrayIndex..];
        source[..Math.Min(source.Length, target.Length)].CopyTo(target);
        GC.KeepAlive(this);
    }

    /// <summary>
    /// Overwrites elements from <paramref name="tensorIndex"/> with those from <paramref name="arrayIndex"/>, as many
    /// as both have.
    /// </summary>
    /// <exception cref="InvalidOperationException">The tensor is not contiguous.</exception>
    public void CopyFrom(T[] array, int arrayIndex = 0, long tensorIndex = 0) =>
        CopyFrom(array.AsSpan(), arrayIndex, tensorIndex);

    /// <inheritdoc cref="CopyFrom(T[], int, long)"/>
    public void CopyFrom(ReadOnlySpan<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        var source = array[arrayIndex..];
        var target = Writable()[checked((int)tensorIndex)..];
        source[..Math.Min(source.Length, target.Length)].CopyTo(target);
        GC.KeepAlive(this);
    }

    /// <summary>Releases the copy if one was made.</summary>
    public void Dispose()
    {
        if (_isCopy)
        {
            _dense.Dispose();
        }
    }

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator()
    {
        for (var i = 0L; i < Count; i++)
        {
            yield return this[i];
        }
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    // The span is a bare pointer: whoever takes it keeps this object alive until done.
    private unsafe Span<T> Elements() => new((void*)_dense.Address(), checked((int)Count));

    private Span<T> Writable() =>
        _isCopy ? throw new InvalidOperationException("a tensor that is not contiguous cannot be written") : Elements();

    private int Checked(long index) =>
        (ulong)index < (ulong)Count ? (int)index : throw new ArgumentOutOfRangeException(nameof(index));
}
