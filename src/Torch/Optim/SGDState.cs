namespace TorchSharp.Modules;

/// <summary>Momentum of one parameter.</summary>
internal sealed class SGDState : OptimizerState, IDisposable
{
    internal SGDState(Parameter parameter)
        : base(parameter)
    {
    }

    /// <summary>Null before the first step with momentum.</summary>
    public torch.Tensor? momentum_buffer { get; private set; }

    /// <inheritdoc/>
    public override void SaveStateDict(BinaryWriter writer)
    {
        writer.Write(momentum_buffer is not null);
        momentum_buffer?.Save(writer);
    }

    /// <inheritdoc/>
    public override void LoadStateDict(BinaryReader reader)
    {
        Forget();

        if (reader.ReadBoolean())
        {
            var loaded = TensorExtensionMethods.Load(reader)!;
            momentum_buffer = loaded.to(_parameter.device).DetachFromDisposeScope();
        }
    }

    /// <inheritdoc/>
    public override void LoadStateDict(OptimizerState source)
    {
        Forget();
        momentum_buffer = ((SGDState)source).momentum_buffer?.clone().DetachFromDisposeScope();
    }

    /// <inheritdoc/>
    public override void to(torch.Device device) =>
        momentum_buffer = momentum_buffer?.to(device, disposeAfter: true).DetachFromDisposeScope();

    /// <inheritdoc/>
    public void Dispose() => momentum_buffer?.Dispose();

    internal torch.Tensor Accumulate(torch.Tensor gradient, double momentum, double dampening)
    {
        if (momentum_buffer is null)
        {
            return momentum_buffer = gradient.clone().detach().DetachFromDisposeScope();
        }

        return momentum_buffer.mul_(momentum).add_(gradient, 1 - dampening);
    }

    private void Forget()
    {
        momentum_buffer?.Dispose();
        momentum_buffer = null;
    }
}
