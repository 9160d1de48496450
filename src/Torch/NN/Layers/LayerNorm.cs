namespace TorchSharp.Modules
{
    /// <summary>
    /// Zero mean and unit variance over the last dimensions, then weight and bias per element: Ba et al. 2016.
    /// </summary>
    public sealed class LayerNorm : torch.nn.Module<torch.Tensor, torch.Tensor>
    {
        internal LayerNorm(
            long[] shape, double eps, bool affine, bool hasBias, torch.Device? device, torch.ScalarType? dtype)
            : base(nameof(LayerNorm))
        {
            (normalized_shape, this.eps, elementwise_affine) = (shape, eps, affine);

            if (affine)
            {
                weight = LayerFactory.Constant(shape, 1, device, dtype);
                register_parameter(nameof(weight), weight);
            }

            if (affine && hasBias)
            {
                bias = LayerFactory.Constant(shape, 0, device, dtype);
                register_parameter(nameof(bias), bias);
            }
        }

        public long[] normalized_shape { get; }

        public double eps { get; }

        public bool elementwise_affine { get; }

        public Parameter? weight { get; }

        public Parameter? bias { get; }

        /// <inheritdoc/>
        public override torch.Tensor forward(torch.Tensor input) =>
            torch.nn.functional.layer_norm(input, normalized_shape, weight, bias, eps);

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
            public static Modules.LayerNorm LayerNorm(
                long[] normalized_shape, double eps = 1e-05, bool elementwise_affine = true, bool bias = true,
                Device? device = null, ScalarType? dtype = null) =>
                new(normalized_shape, eps, elementwise_affine, bias, device, dtype);

            public static Modules.LayerNorm LayerNorm(
                long normalized_shape, double eps = 1e-05, bool elementwise_affine = true, bool bias = true,
                Device? device = null, ScalarType? dtype = null) =>
                LayerNorm([normalized_shape], eps, elementwise_affine, bias, device, dtype);
        }
    }
}
