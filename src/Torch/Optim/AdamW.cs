namespace TorchSharp.Modules
{
    /// <summary>Adam with decay of weights apart from the gradient: Loshchilov and Hutter 2019.</summary>
    public class AdamW : AdamBase
    {
        internal AdamW(IEnumerable<Parameter> parameters, AdamOptions options)
            : base(parameters, options, decoupledDecay: true)
        {
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class optim
        {
            public static Modules.AdamW AdamW(
                IEnumerable<Modules.Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999,
                double eps = 1e-8, double weight_decay = 0) =>
                new(parameters, AdamOptions(lr, beta1, beta2, eps, weight_decay));
        }
    }
}
