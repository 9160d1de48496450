namespace TorchSharp.Modules
{
    /// <summary>max(0, x)</summary>
    public sealed class ReLU : torch.nn.Module<torch.Tensor, torch.Tensor>
    {
        internal ReLU()
            : base(nameof(ReLU))
        {
        }

        /// <inheritdoc/>
        public override torch.Tensor forward(torch.Tensor input) => input.relu();
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static Modules.ReLU ReLU() => new();
        }
    }
}
