using TorchSharp.Interop;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>What is done to parameters as a whole.</summary>
        public static class utils
        {
            private const double Tiny = 1e-6;       // keeps the quotient finite when all gradients are zero

            /// <summary>
            /// Scales all gradients alike, so that their common norm is at most <paramref name="max_norm"/>.
            /// </summary>
            /// <returns>The norm before.</returns>
            public static double clip_grad_norm_(
                IEnumerable<Parameter> tensors, double max_norm, double norm_type = 2.0)
            {
                using var recording = no_grad();
                using var scope = NewDisposeScope();
                var gradients = tensors.Select(tensor => tensor.grad).OfType<Tensor>().ToArray();

                if (gradients.Length == 0)
                {
                    return 0;
                }

                var norms = Aten.CallList("_foreach_norm.Scalar", gradients, norm_type);
                var total = stack(norms).norm((float)norm_type).ToDouble();

                if (!(max_norm / (total + Tiny) >= 1))
                {
                    Aten.Run("_foreach_mul_.Scalar", gradients, max_norm / (total + Tiny));
                }

                return total;
            }
        }
    }
}
