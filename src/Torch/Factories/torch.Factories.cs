using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static Tensor empty(
        long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Leaf(Aten.Call("empty.memory_format", size, dtype, default, device), requires_grad);

    public static Tensor zeros(
        long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Leaf(Aten.Call("zeros", size, dtype, default, device), requires_grad);

    public static Tensor ones(
        long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Leaf(Aten.Call("ones", size, dtype, default, device), requires_grad);

    public static Tensor full(
        long[] size, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Leaf(Aten.Call("full", size, value, dtype ?? TypeOf(value), default, device), requires_grad);

    public static Tensor rand(
        long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Leaf(Aten.Call("rand", size, dtype, default, device), requires_grad);

    public static Tensor randn(
        long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Leaf(Aten.Call("randn", size, dtype, default, device), requires_grad);

    public static Tensor randint(
        long low, long high, long[] size, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false) =>
        Leaf(Aten.Call("randint.low", low, high, size, dtype ?? int64, default, device), requires_grad);

    public static Tensor randperm(long n, ScalarType? dtype = null, Device? device = null) =>
        Aten.Call("randperm", n, dtype ?? int64, default, device);

    public static Tensor arange(
        Scalar start, Scalar stop, Scalar step, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false) =>
        Leaf(Aten.Call("arange.start_step", start, stop, step, dtype, default, device), requires_grad);

    public static Tensor arange(
        Scalar start, Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        arange(start, stop, 1, dtype, device, requires_grad);

    public static Tensor arange(
        Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        arange(0, stop, 1, dtype, device, requires_grad);

    public static Tensor linspace(
        double start, double end, long steps, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false) =>
        Leaf(Aten.Call("linspace", start, end, steps, dtype, default, device), requires_grad);

    public static Tensor eye(long rows, long columns = -1, ScalarType? dtype = null, Device? device = null) =>
        Aten.Call("eye.m", rows, columns < 0 ? rows : columns, dtype, default, device);

    public static Tensor empty_like(Tensor input) => Aten.Call("empty_like", input);

    public static Tensor zeros_like(Tensor input) => Aten.Call("zeros_like", input);

    public static Tensor ones_like(Tensor input) => Aten.Call("ones_like", input);

    public static Tensor full_like(Tensor input, Scalar value) => Aten.Call("full_like", input, value);

    public static Tensor rand_like(Tensor input) => Aten.Call("rand_like", input);

    public static Tensor randn_like(Tensor input) => Aten.Call("randn_like", input);

    // Real numbers make tensors of the default type, whatever their precision in C#.
    private static ScalarType TypeOf(Scalar value) => value.Type == ScalarType.Float64 ? float32 : value.Type;

    private static Tensor Leaf(Tensor tensor, bool requiresGrad) => requiresGrad ? tensor.requires_grad_() : tensor;
}
