using WeakSep.Trainer.Networks;
using static TorchSharp.torch;

namespace WeakSep.Trainer.Tests.Golden;

/// <summary>Inputs and weights made from their indices, the same as make_golden.py makes.</summary>
internal static class FormulaInputs
{
    public const int Batch = 2;
    public const int Instruments = 3;
    public const int Frames = 5;
    public const int Pitches = 88;
    public const int Bins = 1025;

    /// <summary>The paper's share of active frames of bass, guitar, piano.</summary>
    public static IReadOnlyList<double> Rates { get; } = [0.67, 0.14, 0.41];

    /// <summary>A sine of an angle that grows unevenly, so that no two rows of a matrix are alike.</summary>
    public static double Bend(long x) => Math.Sin(0.83 * x + 0.37 * (x * x % 101));

    /// <summary>A tensor of a shape, filled from its flat index.</summary>
    public static Tensor Cube(long[] shape, Func<long, double> value)
    {
        var values = new float[shape.Aggregate(1L, (product, size) => product * size)];

        for (var k = 0L; k < values.Length; k++)
        {
            values[k] = (float)value(k);
        }

        return tensor(values, shape);
    }

    /// <summary>
    /// Y [batch, instruments, frames, 88]: nobody plays in frame 2, bass rests in frame 3, guitar rests in clip 1 altogether.
    /// </summary>
    public static Tensor Roll(int salt) => Cube([Batch, Instruments, Frames, Pitches], k =>
    {
        var (n, t) = (k % Pitches, k / Pitches % Frames);
        var (i, b) = (k / (Pitches * Frames) % Instruments, k / (Pitches * Frames * Instruments));
        var rests = t == 2 || (t == 3 && i == 0) || (b == 1 && i == 1);

        return !rests && (7 * b + 11 * i + 5 * t + n + salt) % 41 == 0 ? 1 : 0;
    });

    /// <summary>X [batch, frames, bins].</summary>
    public static Tensor Mixture(int salt) =>
        Cube([Batch, Frames, Bins], k => Math.Abs(Math.Sin(0.29 * k + 0.3 + salt)));

    /// <summary>Gives a network the weights of make_golden.py; activations keep what they start with.</summary>
    public static void Fill(TemporalConvNet network)
    {
        using var still = no_grad();
        var tensors = 0;
        Norm(network.InputNorm);
        Layer(network.Input.weight, network.Input.bias!);

        foreach (var block in network.Blocks)
        {
            Layer(block.Widen.weight, block.Widen.bias!);
            Norm(block.WidenNorm);
            Set(block.Filter.Weight, 0, 0.6);
            Set(block.Filter.Bias, 0, 0.1);
            Norm(block.FilterNorm);
            Layer(block.Residual.weight, block.Residual.bias!);
            Layer(block.Skip.weight, block.Skip.bias!);
        }

        foreach (var block in network.FilterFirstBlocks)
        {
            Set(block.Filter.Weight, 0, 0.6);
            Set(block.Filter.Bias, 0, 0.1);
            Norm(block.Norm);
            Layer(block.Widen.weight, block.Widen.bias!);
            Layer(block.Residual.weight, block.Residual.bias!);
        }

        if (network.OutputNorm is not null)
        {
            Norm(network.OutputNorm);
        }

        Layer(network.Output.weight, network.Output.bias!);

        void Norm(ClipNorm norm)
        {
            Set(norm.Gain, 1, 0.3);
            Set(norm.Offset, 0, 0.2);
        }

        void Layer(Tensor weight, Tensor bias)
        {
            Set(weight, 0, 1.2 / Math.Sqrt(weight.shape[1]));
            Set(bias, 0, 0.1);
        }

        void Set(Tensor target, double start, double amplitude)
        {
            var first = 3 * tensors++ + 1;
            using var values = Cube(target.shape, e => start + amplitude * Bend(e + first));
            target.copy_(values);
        }
    }
}
