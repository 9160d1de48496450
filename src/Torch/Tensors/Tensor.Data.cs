using TorchSharp.Interop;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Access to the elements from C#; a tensor on a GPU is copied to main memory first.</summary>
        /// <exception cref="ArgumentException"><typeparamref name="T"/> is not the element type.</exception>
        public TensorAccessor<T> data<T>()
            where T : unmanaged
        {
            var expected = ScalarTypes.Of(typeof(T));
            return expected == dtype
                ? new(device_type == DeviceType.CPU ? this : cpu())
                : throw new ArgumentException($"{typeof(T).Name} is not compatible with {dtype}");
        }

        /// <summary>The only element.</summary>
        /// <exception cref="ArgumentException">There are more elements, none, or the type differs.</exception>
        public T item<T>()
            where T : unmanaged =>
            NumberOfElements == 1
                ? data<T>()[0]
                : throw new ArgumentException($"item() needs a tensor with one element, not {NumberOfElements}");

        /// <summary>The only element as a number.</summary>
        public Scalar ToScalar() => dtype switch
        {
            ScalarType.Float32 => item<float>(),
            ScalarType.Float64 => item<double>(),
            ScalarType.Bool => item<bool>(),
            ScalarType.Float16 or ScalarType.BFloat16 => ConvertedItem<float>(ScalarType.Float32),
            _ => ConvertedItem<long>(ScalarType.Int64),
        };

        public Tensor fill_(Scalar value) => InPlace("fill_.Scalar", this, value);

        public Tensor zero_() => InPlace("zero_", this);

        public Tensor copy_(Tensor source, bool nonBlocking = false) => InPlace("copy_", this, source, nonBlocking);

        public Tensor clone() => Aten.Call("clone", this);

        public Tensor contiguous() => Aten.Call("contiguous", this);

        public Tensor alias() => Aten.Call("alias", this);

        public Tensor cpu() => to(CPU);

        public Tensor cuda(Device? device = null, bool non_blocking = false) =>
            to(device ?? CUDA, non_blocking: non_blocking);

        public Tensor @float() => to(ScalarType.Float32);

        public Tensor @double() => to(ScalarType.Float64);

        public Tensor @long() => to(ScalarType.Int64);

        public Tensor to_type(
            ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            To(type, null, copy, disposeAfter, non_blocking);

        public Tensor to(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            To(type, null, copy, disposeAfter, non_blocking);

        public Tensor to(Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            To(null, device, copy, disposeAfter, non_blocking);

        public Tensor to(
            ScalarType type, Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            To(type, device, copy, disposeAfter, non_blocking);

        public Tensor to(Tensor other, bool non_blocking = false) =>
            To(other.dtype, other.device, copy: false, disposeAfter: false, non_blocking);

        public Tensor type_as(Tensor tensor) => to(tensor.dtype);

        /// <summary>First element in main memory.</summary>
        internal nint Address()
        {
            var address = NativeMethods.Data(Native);
            Aten.ThrowIfFailed(address == 0 && NumberOfElements > 0, "data");
            return address;
        }

        /// <summary>
        /// Runs an operator for its effect on this tensor and returns this object, as TorchSharp does.
        /// </summary>
        private Tensor InPlace(string name, params ReadOnlySpan<Argument> arguments)
        {
            Aten.Run(name, arguments);
            return this;
        }

        private T ConvertedItem<T>(ScalarType type)
            where T : unmanaged
        {
            using var scope = NewDisposeScope();
            return to(type).item<T>();
        }

        private Tensor To(ScalarType? type, Device? target, bool copy, bool disposeAfter, bool nonBlocking)
        {
            var result = Aten.Call("to.dtype_layout", this, type, default, target, default, nonBlocking, copy);

            if (disposeAfter)
            {
                Dispose();
            }

            return result;
        }
    }
}
