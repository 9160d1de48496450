namespace TorchSharp.Modules
{
    /// <summary>
    /// max(0, x) + w min(0, x) with learned w, one for all or one per channel (dimension 1): He et al. 2015.
    /// </summary>
    public sealed class PReLU : torch.nn.Module<torch.Tensor, torch.Tensor>
    {
        internal PReLU(long parameters, double init, torch.Device? device, torch.ScalarType? dtype)
            : base(nameof(PReLU))
        {
            (num_parameters, this.init) = (parameters, init);
            weight = LayerFactory.Constant([parameters], init, device, dtype);
            register_parameter(nameof(weight), weight);
        }

        public long num_parameters { get; }

        public double init { get; }

        public Parameter weight { get; }

        /// <inheritdoc/>
        public override torch.Tensor forward(torch.Tensor input) => torch.nn.functional.prelu(input, weight);

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
            public static Modules.PReLU PReLU(
                long num_parameters, double init = 0.25, Device? device = null, ScalarType? dtype = null) =>
                new(num_parameters, init, device, dtype);
        }
    }
}
