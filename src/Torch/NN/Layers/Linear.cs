namespace TorchSharp.Modules
{
    /// <summary>y = x W^T + b over the last dimension.</summary>
    public sealed class Linear : torch.nn.Module<torch.Tensor, torch.Tensor>
    {
        internal Linear(long inputSize, long outputSize, bool hasBias, torch.Device? device, torch.ScalarType? dtype)
            : base(nameof(Linear))
        {
            (in_features, out_features) = (inputSize, outputSize);
            weight = LayerFactory.Uniform([outputSize, inputSize], inputSize, device, dtype);
            register_parameter(nameof(weight), weight);

            if (hasBias)
            {
                bias = LayerFactory.Uniform([outputSize], inputSize, device, dtype);
                register_parameter(nameof(bias), bias);
            }
        }

        public long in_features { get; }

        public long out_features { get; }

        /// <summary>[out, in]</summary>
        public Parameter weight { get; }

        /// <summary>[out]</summary>
        public Parameter? bias { get; }

        /// <inheritdoc/>
        public override torch.Tensor forward(torch.Tensor input) => torch.nn.functional.linear(input, weight, bias);

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
            public static Modules.Linear Linear(
                long inputSize, long outputSize, bool hasBias = true, Device? device = null,
                ScalarType? dtype = null) =>
                new(inputSize, outputSize, hasBias, device, dtype);
        }
    }
}
