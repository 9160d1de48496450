namespace TorchSharp.Modules
{
    /// <summary>
    /// Zero mean and unit variance over each group of channels and all positions of [batch, channels, ...], then weight
    /// and bias per channel: Wu and He 2018. One group is the global layer norm of the separation literature.
    /// </summary>
    public sealed class GroupNorm : torch.nn.Module<torch.Tensor, torch.Tensor>
    {
        internal GroupNorm(
            long groups, long channels, double eps, bool affine, torch.Device? device, torch.ScalarType? dtype)
            : base(nameof(GroupNorm))
        {
            (num_groups, this.eps, this.affine) = (groups, eps, affine);

            if (affine)
            {
                weight = LayerFactory.Constant([channels], 1, device, dtype);
                bias = LayerFactory.Constant([channels], 0, device, dtype);
                register_parameter(nameof(weight), weight);
                register_parameter(nameof(bias), bias);
            }
        }

        public long num_groups { get; }

        public double eps { get; }

        public bool affine { get; }

        public Parameter? weight { get; }

        public Parameter? bias { get; }

        /// <inheritdoc/>
        public override torch.Tensor forward(torch.Tensor input) =>
            torch.nn.functional.group_norm(input, num_groups, weight, bias, eps);

        /// <inheritdoc/>
        protected override void RegisterComponents()
        {
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static Modules.GroupNorm GroupNorm(
                long num_groups, long num_channels, double eps = 1e-05, bool affine = true,
                Device? device = null, ScalarType? dtype = null) =>
                new(num_groups, num_channels, eps, affine, device, dtype);
        }
    }
}
