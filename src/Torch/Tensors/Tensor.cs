using System.Runtime.InteropServices;
using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>
    /// A multi-dimensional array of one element type, on the CPU or a GPU, which remembers how it was computed where
    /// gradients are asked for.
    /// </summary>
    /// <remarks>
    /// Every result is a new object with its own native reference. It is released by <see cref="Dispose"/>, by the
    /// dispose scope that was open on the thread that made it, or at last by the finaliser of its handle.
    /// An operation that libtorch refuses throws <see cref="ExternalException"/> with one line that starts with the
    /// operator's name. Comparison operators compare element by element; use <c>is null</c> to test for null.
    /// </remarks>
    public partial class Tensor : IDisposable
    {
        private const int MostDimensions = 16;      // far above what a network here uses; libtorch allows 64

        private TensorHandle? _handle;

        internal Tensor(TensorHandle handle)
        {
            _handle = handle;
            OwningDisposeScope = DisposeScope.Register(this);
        }

        /// <summary>A tensor that takes over another's native reference and its place in a dispose scope.</summary>
        private protected Tensor(Tensor source)
        {
            _handle = source.Native;
            source._handle = null;
            OwningDisposeScope = source.OwningDisposeScope;
            OwningDisposeScope?.Replace(source, this);
            source.OwningDisposeScope = null;
        }

        private enum Fact
        {
            Dimensions,
            Type,
            DeviceType,
            DeviceIndex,
            Elements,
            ElementBytes,
            RequiresGrad,
            Leaf,
            Contiguous,
            Sizes,
        }

        /// <summary>Tensors of the whole process that hold a native reference at this moment.</summary>
        public static long TotalCount => TensorHandle.Live;

        /// <summary>The most tensors that held a native reference at one time.</summary>
        public static long PeakCount => TensorHandle.Peak;

        /// <summary>Whether the tensor was disposed.</summary>
        public bool IsInvalid => _handle is null or { IsClosed: true };

        /// <summary>Element type.</summary>
        public ScalarType dtype => (ScalarType)Ask(Fact.Type);

        /// <summary>Where the elements are.</summary>
        public Device device => new(device_type, device_index);

        /// <summary>Kind of the device.</summary>
        public DeviceType device_type => (DeviceType)Ask(Fact.DeviceType);

        /// <summary>Number of the device among its kind; -1 for the CPU.</summary>
        public int device_index => (int)Ask(Fact.DeviceIndex);

        /// <summary>Sizes of the dimensions.</summary>
        public long[] shape => Sizes(0);

        /// <summary>Number of dimensions.</summary>
        public long ndim => Ask(Fact.Dimensions);

        /// <summary>Number of elements.</summary>
        public long NumberOfElements => Ask(Fact.Elements);

        /// <summary>Bytes per element.</summary>
        public long ElementSize => Ask(Fact.ElementBytes);

        internal DisposeScope? OwningDisposeScope { get; set; }

        /// <summary>The native reference.</summary>
        /// <exception cref="ObjectDisposedException">The tensor was disposed.</exception>
        internal TensorHandle Native =>
            _handle is { IsClosed: false } handle ? handle : throw new ObjectDisposedException(nameof(Tensor));

        /// <summary>
        /// The native reference as a word in an argument list; valid while this object is kept alive.
        /// </summary>
        internal nint Pointer => Native.DangerousGetHandle();

        public long dim() => ndim;

        public long numel() => NumberOfElements;

        public long element_size() => ElementSize;

        public long[] size() => shape;

        public long size(int dim) => shape[dim < 0 ? dim + (int)ndim : dim];

        /// <summary>Steps between neighbours along each dimension, in elements.</summary>
        public long[] stride() => Sizes(1);

        public long stride(int dim) => stride()[dim < 0 ? dim + (int)ndim : dim];

        public bool is_contiguous() => Ask(Fact.Contiguous) != 0;

        public bool is_floating_point() => torch.is_floating_point(dtype);

        /// <summary>Releases the native reference now; a second call does nothing.</summary>
        public void Dispose()
        {
            OwningDisposeScope?.MarkAsDisposed(this);
            _handle?.Dispose();
            GC.SuppressFinalize(this);
        }

        /// <summary>
        /// Lets the enclosing dispose scope own the tensor instead of the innermost one; returns the tensor.
        /// </summary>
        public Tensor MoveToOuterDisposeScope()
        {
            OwningDisposeScope?.MoveToOuter(this);
            return this;
        }

        /// <summary>Takes the tensor out of all dispose scopes; returns the tensor.</summary>
        public Tensor DetachFromDisposeScope()
        {
            OwningDisposeScope?.Detach(this);
            return this;
        }

        /// <inheritdoc/>
        public override string ToString() =>
            IsInvalid ? "disposed" : $"[{string.Join('x', shape)}], type = {dtype}, device = {device}";

        private unsafe long Ask(Fact fact)
        {
            var words = stackalloc long[(int)Fact.Sizes + (2 * MostDimensions)];
            Describe(words);
            return words[(int)fact];
        }

        private unsafe long[] Sizes(int block)
        {
            var words = stackalloc long[(int)Fact.Sizes + (2 * MostDimensions)];
            var dimensions = Describe(words);
            return new Span<long>(words + (int)Fact.Sizes + (block * dimensions), dimensions).ToArray();
        }

        private unsafe int Describe(long* words)
        {
            var dimensions = NativeMethods.Describe(Native, words, (int)Fact.Sizes + (2 * MostDimensions));
            Aten.ThrowIfFailed(dimensions < 0, "describe");
            return (int)dimensions;
        }
    }
}
