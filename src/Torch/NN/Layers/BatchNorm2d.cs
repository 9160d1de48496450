namespace TorchSharp.Modules
{
    /// <summary>The batch norm of [batch, channels, rows, columns].</summary>
    public sealed class BatchNorm2d : BatchNorm
    {
        internal BatchNorm2d(
            long features, double eps, double momentum, bool affine, bool tracking, torch.Device? device,
            torch.ScalarType? dtype)
            : base(nameof(BatchNorm2d), features, eps, momentum, affine, tracking, device, dtype)
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
            public static Modules.BatchNorm2d BatchNorm2d(
                long num_features, double eps = 1e-05, double momentum = 0.1, bool affine = true,
                bool track_running_stats = true, Device? device = null, ScalarType? dtype = null) =>
                new(num_features, eps, momentum, affine, track_running_stats, device, dtype);
        }
    }
}
