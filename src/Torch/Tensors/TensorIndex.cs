namespace TorchSharp;

public static partial class torch
{
    /// <summary>One entry between the brackets of <c>tensor[...]</c>.</summary>
    public struct TensorIndex
    {
        /// <summary>All that PyTorch writes <c>...</c>: as many whole dimensions as the other entries leave.</summary>
        public static readonly TensorIndex Ellipsis = new() { kind = Kind.Ellipsis };

        /// <summary>Inserts a dimension of size 1.</summary>
        public static readonly TensorIndex None = new() { kind = Kind.None };

        /// <summary>A whole dimension.</summary>
        public static readonly TensorIndex Colon = Slice();

        internal long? start;
        internal long? stop;
        internal long? step;
        internal Kind kind;
        internal Tensor? tensor;

        internal enum Kind
        {
            None,
            Single,
            Ellipsis,
            Tensor,
            Slice,
        }

        internal readonly bool Consumes => kind is Kind.Single or Kind.Slice or Kind.Tensor;

        /// <summary>
        /// Entries from <paramref name="start"/> up to but not including <paramref name="stop"/>; negative counts from
        /// the end.
        /// </summary>
        public static TensorIndex Slice(long? start = null, long? stop = null, long? step = null) =>
            new() { start = start, stop = stop, step = step, kind = Kind.Slice };

        /// <summary>One entry, which removes the dimension.</summary>
        public static TensorIndex Single(long? index) => new() { start = index, kind = Kind.Single };

        /// <summary>The entries that an integer tensor lists or a boolean one marks.</summary>
        public static TensorIndex Tensor(Tensor tensor) => new() { tensor = tensor, kind = Kind.Tensor };

        public static implicit operator TensorIndex(long value) => Single(value);

        public static implicit operator TensorIndex(Range range) => Slice(
            range.Start.IsFromEnd ? -range.Start.Value : range.Start.Value,
            range.End.IsFromEnd ? (range.End.Value == 0 ? null : -range.End.Value) : range.End.Value);

        public static implicit operator TensorIndex(Index index) =>
            Single(index.IsFromEnd ? -index.Value : index.Value);
    }
}
