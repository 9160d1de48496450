using TorchSharp.Modules;
using static TorchSharp.torch;

namespace WeakSep.Trainer.Networks;

/// <summary>The activation between layers, as the settings choose it.</summary>
internal sealed class Bend : nn.Module<Tensor, Tensor>
{
    /// <summary>Slope below 0 of <see cref="TcnActivation.LeakyRelu"/>.</summary>
    public const double LeakySlope = 0.2;

    private readonly PReLU? _learned;

    public Bend(TcnActivation activation)
        : base(nameof(Bend))
    {
        _learned = activation == TcnActivation.PRelu ? nn.PReLU(1) : null;
        RegisterComponents();
    }

    /// <summary>The learned slope, or null where it is fixed.</summary>
    public Tensor? Slope => _learned?.weight;

    public override Tensor forward(Tensor input)
    {
        return _learned is null ? nn.functional.leaky_relu(input, LeakySlope) : _learned.call(input);
    }
}
