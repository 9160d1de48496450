namespace TorchSharp.Modules
{
    /// <summary>Convolution over the last dimension of [batch, channels, frames], with zeros beyond the ends.</summary>
    public sealed class Conv1d : Convolution
    {
        private readonly long _stride;
        private readonly long _padding;
        private readonly long _dilation;

        internal Conv1d(
            long inputs, long outputs, long kernel, long stride, long padding, long dilation, long groups, bool bias,
            torch.Device? device, torch.ScalarType? dtype)
            : base(nameof(Conv1d), inputs, outputs, [kernel], groups, bias, device, dtype) =>
            (_stride, _padding, _dilation) = (stride, padding, dilation);

        /// <inheritdoc/>
        public override torch.Tensor forward(torch.Tensor input) =>
            torch.nn.functional.conv1d(input, weight, bias, _stride, _padding, _dilation, groups);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static Modules.Conv1d Conv1d(
                long in_channels, long out_channels, long kernel_size, long stride = 1, long padding = 0,
                long dilation = 1, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true,
                Device? device = null, ScalarType? dtype = null) =>
                padding_mode == PaddingModes.Zeros
                    ? new(
                        in_channels, out_channels, kernel_size, stride, padding, dilation, groups, bias, device, dtype)
                    : throw new NotSupportedException($"convolutions pad with zeros here, not {padding_mode}");
        }
    }
}
