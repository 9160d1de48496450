using TorchSharp.Modules;
using static TorchSharp.torch;

namespace WeakSep.Trainer.Networks;

/// <summary>
/// Weights that recurrent networks start with (weak-labels.md section 5.1): normal with He's deviation, no offsets, but 1 at
/// the forget gates, so that an untrained cell remembers.
/// </summary>
internal static class RecurrentStart
{
    private const int ForgetGate = 1;       // of input, forget, cell, output, in this order
    private const int Gates = 4;

    /// <summary>Draws the weights of an LSTM anew.</summary>
    public static void Draw(LSTM lstm)
    {
        using var scope = NewDisposeScope();
        using var still = no_grad();

        foreach (var (name, parameter) in lstm.named_parameters())
        {
            if (parameter.dim() == 2)
            {
                nn.init.kaiming_normal_(parameter);
                continue;
            }

            parameter.zero_();

            // Two vectors of offsets are added up: one of them says it.
            if (name.StartsWith("bias_ih", StringComparison.Ordinal))
            {
                var units = parameter.shape[0] / Gates;
                parameter.narrow(0, ForgetGate * units, units).fill_(1);
            }
        }
    }

    /// <summary>Draws the weights of a fully connected layer anew.</summary>
    public static void Draw(Linear layer)
    {
        nn.init.kaiming_normal_(layer.weight!);
        nn.init.zeros_(layer.bias!);
    }
}
