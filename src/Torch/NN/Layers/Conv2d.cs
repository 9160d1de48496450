namespace TorchSharp.Modules
{
    /// <summary>
    /// Convolution over the last two dimensions of [batch, channels, rows, columns], with zeros beyond the edges.
    /// </summary>
    public sealed class Conv2d : Convolution
    {
        private readonly long[] _stride;
        private readonly long[] _padding;
        private readonly long[] _dilation;

        internal Conv2d(
            long inputs, long outputs, long[] kernel, long[] stride, long[] padding, long[] dilation, long groups,
            bool bias, torch.Device? device, torch.ScalarType? dtype)
            : base(nameof(Conv2d), inputs, outputs, kernel, groups, bias, device, dtype) =>
            (_stride, _padding, _dilation) = (stride, padding, dilation);

        /// <inheritdoc/>
        public override torch.Tensor forward(torch.Tensor input) =>
            torch.nn.functional.conv2d(input, weight, bias, _stride, _padding, _dilation, groups);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static Modules.Conv2d Conv2d(
                long in_channels, long out_channels, long kernel_size, long stride = 1, long padding = 0,
                long dilation = 1, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true,
                Device? device = null, ScalarType? dtype = null) =>
                Conv2d(
                    in_channels, out_channels, (kernel_size, kernel_size), (stride, stride), (padding, padding),
                    (dilation, dilation), padding_mode, groups, bias, device, dtype);

            public static Modules.Conv2d Conv2d(
                long in_channels, long out_channels, (long, long) kernel_size, (long, long)? stride = null,
                (long, long)? padding = null, (long, long)? dilation = null,
                PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true,
                Device? device = null, ScalarType? dtype = null) =>
                padding_mode == PaddingModes.Zeros
                    ? new(
                        in_channels, out_channels, Pair(kernel_size), Pair(stride ?? (1, 1)), Pair(padding ?? (0, 0)),
                        Pair(dilation ?? (1, 1)), groups, bias, device, dtype)
                    : throw new NotSupportedException($"convolutions pad with zeros here, not {padding_mode}");

            private static long[] Pair((long First, long Second) pair) => [pair.First, pair.Second];
        }
    }
}
