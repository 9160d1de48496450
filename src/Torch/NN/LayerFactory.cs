namespace TorchSharp.Modules;

/// <summary>Parameters as PyTorch's layers start them.</summary>
internal static class LayerFactory
{
    /// <summary>Uniform within 1 / sqrt(<paramref name="fan"/>), the start of linear and convolution layers.</summary>
    /// <remarks>
    /// PyTorch writes it as kaiming_uniform_ with a = sqrt(5): sqrt(2 / 6) * sqrt(3 / fan) = sqrt(1 / fan).
    /// </remarks>
    public static Parameter Uniform(long[] size, long fan, torch.Device? device, torch.ScalarType? dtype)
    {
        var bound = fan > 0 ? 1 / Math.Sqrt(fan) : 0;
        return Own(torch.empty(size, dtype, device).uniform_(-bound, bound));
    }

    /// <summary>All elements equal.</summary>
    public static Parameter Constant(long[] size, double value, torch.Device? device, torch.ScalarType? dtype) =>
        Own(torch.full(size, value, dtype, device));

    // A layer outlives the scope that it is built in.
    private static Parameter Own(torch.Tensor data) => (Parameter)new Parameter(data).DetachFromDisposeScope();
}
