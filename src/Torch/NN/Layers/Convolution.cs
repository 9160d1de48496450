namespace TorchSharp.Modules;

/// <summary>What convolutions of one and two dimensions have in common.</summary>
public abstract class Convolution : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    internal Convolution(
        string name, long inputs, long outputs, long[] kernel, long groups, bool hasBias, torch.Device? device,
        torch.ScalarType? dtype)
        : base(name)
    {
        if (inputs % groups != 0 || outputs % groups != 0)
        {
            throw new ArgumentException($"{inputs} inputs and {outputs} outputs cannot be split into {groups} groups");
        }

        (in_channels, out_channels, this.groups) = (inputs, outputs, groups);
        var fan = kernel.Aggregate(inputs / groups, (product, size) => product * size);
        weight = LayerFactory.Uniform([outputs, inputs / groups, .. kernel], fan, device, dtype);
        register_parameter(nameof(weight), weight);

        if (hasBias)
        {
            bias = LayerFactory.Uniform([outputs], fan, device, dtype);
            register_parameter(nameof(bias), bias);
        }
    }

    public long in_channels { get; }

    public long out_channels { get; }

    /// <summary>Groups that convolve only among themselves; as many as channels is a depthwise convolution.</summary>
    public long groups { get; }

    /// <summary>[out, in / groups, kernel...]</summary>
    public Parameter weight { get; }

    /// <summary>[out]</summary>
    public Parameter? bias { get; }

    /// <inheritdoc/>
    protected override void RegisterComponents()
    {
    }
}
