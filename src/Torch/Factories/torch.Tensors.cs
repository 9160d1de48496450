using System.Runtime.InteropServices;

namespace TorchSharp;

public static partial class torch
{
    public static Tensor tensor(float scalar, Device? device = null, bool requires_grad = false) =>
        FromElements<float>([scalar], [], null, device, requires_grad);

    public static Tensor tensor(
        float[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        FromElements<float>(rawArray, [rawArray.Length], dtype, device, requires_grad);

    public static Tensor tensor(
        float[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false) =>
        FromElements<float>(rawArray, dimensions, dtype, device, requires_grad);

    public static Tensor tensor(
        Memory<float> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false) =>
        FromElements<float>(rawArray.Span, dimensions, dtype, device, requires_grad);

    public static Tensor tensor(
        double scalar, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        FromElements<double>([scalar], [], dtype, device, requires_grad);

    public static Tensor tensor(
        double[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        FromElements<double>(rawArray, [rawArray.Length], dtype, device, requires_grad);

    public static Tensor tensor(
        double[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false) =>
        FromElements<double>(rawArray, dimensions, dtype, device, requires_grad);

    public static Tensor tensor(
        Memory<double> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false) =>
        FromElements<double>(rawArray.Span, dimensions, dtype, device, requires_grad);

    public static Tensor tensor(
        long scalar, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        FromElements<long>([scalar], [], dtype, device, requires_grad);

    public static Tensor tensor(
        long[] dataArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        FromElements<long>(dataArray, [dataArray.Length], dtype, device, requires_grad);

    public static Tensor tensor(
        long[] dataArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false) =>
        FromElements<long>(dataArray, dimensions, dtype, device, requires_grad);

    public static Tensor tensor(
        Memory<long> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false) =>
        FromElements<long>(rawArray.Span, dimensions, dtype, device, requires_grad);

    public static Tensor tensor(int scalar, Device? device = null, bool requires_grad = false) =>
        FromElements<int>([scalar], [], null, device, requires_grad);

    public static Tensor tensor(
        int[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        FromElements<int>(rawArray, [rawArray.Length], dtype, device, requires_grad);

    public static Tensor tensor(
        int[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false) =>
        FromElements<int>(rawArray, dimensions, dtype, device, requires_grad);

    public static Tensor tensor(
        Memory<int> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false) =>
        FromElements<int>(rawArray.Span, dimensions, dtype, device, requires_grad);

    public static Tensor tensor(
        bool scalar, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        FromElements<bool>([scalar], [], dtype, device, requires_grad);

    public static Tensor tensor(
        bool[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        FromElements<bool>(rawArray, [rawArray.Length], dtype, device, requires_grad);

    public static Tensor tensor(
        bool[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false) =>
        FromElements<bool>(rawArray, dimensions, dtype, device, requires_grad);

    /// <inheritdoc cref="from_array(Array, ScalarType?, Device, bool)"/>
    public static Tensor from_array(Array rawArray, Device? device = null) => from_array(rawArray, null, device);

    /// <summary>Copies an array of any rank; its sizes become the tensor's.</summary>
    /// <exception cref="ArgumentException">The elements are of a type that tensors do not have.</exception>
    public static Tensor from_array(
        Array rawArray, ScalarType? dtype, Device? device = null, bool requires_grad = false)
    {
        var type = ScalarTypes.Of(rawArray.GetType().GetElementType()!);
        var sizes = Enumerable.Range(0, rawArray.Rank).Select(rawArray.GetLongLength).ToArray();
        var result = empty(sizes, type);
        unsafe
        {
            var length = checked((int)(result.numel() * result.element_size()));
            var target = new Span<byte>((void*)result.Address(), length);
            MemoryMarshal.CreateReadOnlySpan(ref MemoryMarshal.GetArrayDataReference(rawArray), length).CopyTo(target);
        }

        return Placed(result, dtype, device, requires_grad);
    }

    /// <summary>Copies elements in row-major order into a new tensor; no dimensions mean one number.</summary>
    private static Tensor FromElements<T>(
        ReadOnlySpan<T> elements, ReadOnlySpan<long> dimensions, ScalarType? dtype, Device? device, bool requiresGrad)
        where T : unmanaged
    {
        var result = empty(dimensions.ToArray(), ScalarTypes.Of(typeof(T)));

        if (result.numel() != elements.Length)
        {
            var shape = string.Join('x', dimensions.ToArray());
            result.Dispose();
            throw new ArgumentException($"{elements.Length} elements do not fill the shape [{shape}]");
        }

        result.data<T>().CopyFrom(elements);
        return Placed(result, dtype, device, requiresGrad);
    }

    private static Tensor Placed(Tensor tensor, ScalarType? dtype, Device? device, bool requiresGrad)
    {
        if ((dtype ?? tensor.dtype) != tensor.dtype || device is { type: not DeviceType.CPU })
        {
            tensor = tensor.to(dtype ?? tensor.dtype, device ?? CPU, disposeAfter: true);
        }

        return Leaf(tensor, requiresGrad);
    }
}
