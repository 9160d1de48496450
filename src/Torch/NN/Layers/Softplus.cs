namespace TorchSharp.Modules
{
    /// <summary>log(1 + exp(x))</summary>
    public sealed class Softplus : torch.nn.Module<torch.Tensor, torch.Tensor>
    {
        internal Softplus()
            : base(nameof(Softplus))
        {
        }

        /// <inheritdoc/>
        public override torch.Tensor forward(torch.Tensor input) => torch.nn.functional.softplus(input);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static Modules.Softplus Softplus() => new();
        }
    }
}
