using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>What layers compute, with the parameters given.</summary>
        public static partial class functional
        {
            public static Tensor linear(Tensor input, Tensor weights, Tensor? bias = null) =>
                Aten.Call("linear", input, weights, bias);

            public static Tensor conv1d(
                Tensor input, Tensor weight, Tensor? bias = null, long? stride = null, long? padding = null,
                long? dilation = null, long groups = 1) =>
                Aten.Call(
                    "conv1d", input, weight, bias, new[] { stride ?? 1 }, new[] { padding ?? 0 },
                    new[] { dilation ?? 1 }, groups);

            public static Tensor conv2d(
                Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null,
                long[]? dilation = null, long groups = 1) =>
                Aten.Call(
                    "conv2d", input, weight, bias, strides ?? [1, 1], padding ?? [0, 0], dilation ?? [1, 1], groups);

            public static Tensor layer_norm(
                Tensor input, long[] normalized_shape, Tensor? weight = null, Tensor? bias = null, double eps = 1e-5) =>
                Aten.Call("layer_norm", input, normalized_shape, weight, bias, eps);

            public static Tensor group_norm(
                Tensor input, long num_groups, Tensor? weight = null, Tensor? bias = null, double eps = 1e-5) =>
                Aten.Call("group_norm", input, num_groups, weight, bias, eps);

            public static Tensor batch_norm(
                Tensor input, Tensor? running_mean, Tensor? running_var, Tensor? weight = null, Tensor? bias = null,
                bool training = false, double momentum = 0.1, double eps = 1e-5) =>
                Aten.Call("batch_norm", input, weight, bias, running_mean, running_var, training, momentum, eps, true);

            public static Tensor prelu(Tensor input, Tensor weight) => Aten.Call("prelu", input, weight);

            public static Tensor relu(Tensor x) => x.relu();

            public static Tensor leaky_relu(Tensor input, double negative_slope) =>
                Aten.Call("leaky_relu", input, negative_slope);

            public static Tensor sigmoid(Tensor x) => x.sigmoid();

            public static Tensor tanh(Tensor x) => x.tanh();

            public static Tensor gelu(Tensor x) => Aten.Call("gelu", x);

            public static Tensor silu(Tensor x) => Aten.Call("silu", x);

            public static Tensor softplus(Tensor x, double beta = 1, double threshold = 20) =>
                Aten.Call("softplus", x, beta, threshold);

            public static Tensor softmax(Tensor input, long dim, ScalarType? dtype = null) => input.softmax(dim, dtype);

            public static Tensor glu(Tensor input, long dim = -1) => Aten.Call("glu", input, dim);

            public static Tensor dropout(Tensor input, double p = 0.5, bool training = true) =>
                Aten.Call("dropout", input, p, training);

            /// <summary>Adds elements before and behind the last dimensions.</summary>
            /// <param name="input">
            /// Any tensor; for modes other than constant at least the padded dimensions and one more.
            /// </param>
            /// <param name="pad">Counts before and behind, the last dimension first.</param>
            /// <param name="mode">What to add.</param>
            /// <param name="value">The constant.</param>
            public static Tensor pad(
                Tensor input, long[] pad, PaddingModes mode = PaddingModes.Constant, double value = 0)
            {
                var kind = mode switch
                {
                    PaddingModes.Reflect => "reflect",
                    PaddingModes.Replicate => "replicate",
                    PaddingModes.Circular => "circular",
                    _ => "constant",
                };
                return kind == "constant"
                    ? Aten.Call("constant_pad_nd", input, pad, mode == PaddingModes.Zeros ? 0.0 : value)
                    : Aten.Call("pad", input, pad, kind);
            }

            public static Tensor pad(
                Tensor input, (long, long) pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                functional.pad(input, [pad.Item1, pad.Item2], mode, value);

            public static Tensor max_pool1d(
                Tensor input, long kernel_size, long? stride = null, long? padding = null, long? dilation = null) =>
                Aten.Call(
                    "max_pool1d", input, new[] { kernel_size }, new[] { stride ?? kernel_size },
                    new[] { padding ?? 0 }, new[] { dilation ?? 1 });

            public static Tensor max_pool2d(
                Tensor input, long[] kernel_size, long[]? strides = null, long[]? padding = null,
                long[]? dilation = null, bool ceil_mode = false) =>
                Aten.Call(
                    "max_pool2d", input, kernel_size, strides ?? kernel_size, padding ?? [0, 0], dilation ?? [1, 1],
                    ceil_mode);

            public static Tensor avg_pool1d(
                Tensor input, long kernel_size, long? stride = null, long? padding = null) =>
                Aten.Call(
                    "avg_pool1d", input, new[] { kernel_size }, new[] { stride ?? kernel_size },
                    new[] { padding ?? 0 });

            public static Tensor one_hot(Tensor x, long num_classes = -1) => Aten.Call("one_hot", x, num_classes);
        }
    }
}
