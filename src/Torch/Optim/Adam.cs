namespace TorchSharp.Modules
{
    /// <summary>Adam; the decay of weights is part of the gradient.</summary>
    public partial class Adam : AdamBase
    {
        internal Adam(IEnumerable<Parameter> parameters, AdamOptions options)
            : base(parameters, options, decoupledDecay: false)
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
            public static Modules.Adam Adam(
                IEnumerable<Modules.Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999,
                double eps = 1e-8, double weight_decay = 0) =>
                new(parameters, AdamOptions(lr, beta1, beta2, eps, weight_decay));

            private static Modules.AdamOptions AdamOptions(
                double lr, double beta1, double beta2, double eps, double weight_decay) =>
                new()
                {
                    LearningRate = lr,
                    InitialLearningRate = lr,
                    beta1 = beta1,
                    beta2 = beta2,
                    eps = eps,
                    weight_decay = weight_decay,
                };
        }
    }
}
