namespace TorchSharp.Modules
{
    /// <summary>The batch norm of [batch, channels] or [batch, channels, frames].</summary>
    public sealed class BatchNorm1d : BatchNorm
    {
        internal BatchNorm1d(
            long features, double eps, double momentum, bool affine, bool tracking, torch.Device? device,
            torch.ScalarType? dtype)
            : base(nameof(BatchNorm1d), features, eps, momentum, affine, tracking, device, dtype)
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
            public static Modules.BatchNorm1d BatchNorm1d(
                long num_features, double eps = 1e-05, double momentum = 0.1, bool affine = true,
                bool track_running_stats = true, Device? device = null, ScalarType? dtype = null) =>
                new(num_features, eps, momentum, affine, track_running_stats, device, dtype);
        }
    }
}
