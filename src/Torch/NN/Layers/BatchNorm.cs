namespace TorchSharp.Modules;

/// <summary>
/// Zero mean and unit variance per channel, the second dimension, over the batch in training and with running estimates
/// otherwise: Ioffe and Szegedy 2015.
/// </summary>
public abstract class BatchNorm : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    private readonly double _eps;
    private readonly double _momentum;

    internal BatchNorm(
        string name, long features, double eps, double momentum, bool affine, bool tracking, torch.Device? device,
        torch.ScalarType? dtype)
        : base(name)
    {
        (_eps, _momentum) = (eps, momentum);

        if (affine)
        {
            weight = LayerFactory.Constant([features], 1, device, dtype);
            bias = LayerFactory.Constant([features], 0, device, dtype);
            register_parameter(nameof(weight), weight);
            register_parameter(nameof(bias), bias);
        }

        if (tracking)
        {
            running_mean = torch.zeros([features], dtype, device).DetachFromDisposeScope();
            running_var = torch.ones([features], dtype, device).DetachFromDisposeScope();
            num_batches_tracked = torch.zeros([], torch.ScalarType.Int64, device).DetachFromDisposeScope();
            register_buffer(nameof(running_mean), running_mean);
            register_buffer(nameof(running_var), running_var);
            register_buffer(nameof(num_batches_tracked), num_batches_tracked);
        }
    }

    public Parameter? weight { get; }

    public Parameter? bias { get; }

    public torch.Tensor? running_mean { get; }

    public torch.Tensor? running_var { get; }

    /// <summary>Batches that the running estimates were made from.</summary>
    public torch.Tensor? num_batches_tracked { get; }

    /// <inheritdoc/>
    public override torch.Tensor forward(torch.Tensor input)
    {
        if (training)
        {
            num_batches_tracked?.add_(1);
        }

        return torch.nn.functional.batch_norm(
            input, running_mean, running_var, weight, bias, training || running_mean is null, _momentum, _eps);
    }

    /// <inheritdoc/>
    protected override void RegisterComponents()
    {
    }
}
