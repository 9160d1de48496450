using WeakSep.Trainer.Networks;
using static TorchSharp.torch;

namespace WeakSep.Trainer.Tests.Golden;

public class GoldenNetworkTests
{
    private static readonly TcnSettings Tiny = new() { Bottleneck = 4, Hidden = 6, Skip = 3, Repeats = 2, BlocksPerRepeat = 3 };

    private static readonly TcnSettings FilterFirst =
        Tiny with { Order = TcnBlockOrder.FilterFirst, Activation = TcnActivation.LeakyRelu };

    [Theory]
    [InlineData("frame", TcnNorm.Frame, MagnitudeScale.Linear, TcnActivation.PRelu)]
    [InlineData("global", TcnNorm.Global, MagnitudeScale.Linear, TcnActivation.PRelu)]
    [InlineData("compressed", TcnNorm.Frame, MagnitudeScale.Compressed, TcnActivation.LeakyRelu)]
    public void The_network_computes_what_the_specification_draws(
        string name, TcnNorm norm, MagnitudeScale input, TcnActivation activation)
    {
        using var scope = NewDisposeScope();
        using var still = no_grad();
        var settings = Tiny with { Norm = norm, Input = input, Activation = activation };
        using var network = new TemporalConvNet(settings, bins: 7, outputs: 5);
        FormulaInputs.Fill(network);

        GoldenFile.Matches("networks", name, network.call(Magnitudes()));
    }

    [Fact]
    public void A_network_of_logarithms_is_the_linear_one_given_logarithms()
    {
        using var scope = NewDisposeScope();
        using var still = no_grad();
        using var linear = new TemporalConvNet(Tiny, bins: 7, outputs: 5);
        using var logarithmic = new TemporalConvNet(Tiny with { Input = MagnitudeScale.Logarithmic }, bins: 7, outputs: 5);
        FormulaInputs.Fill(linear);
        FormulaInputs.Fill(logarithmic);
        var magnitudes = Magnitudes();

        var difference = logarithmic.call(magnitudes) - linear.call((magnitudes * 1e7).clamp_min(1).log());
        Assert.Equal(0, difference.abs().max().item<float>(), 1e-5);
        Assert.True((linear.call(magnitudes) - linear.call((magnitudes * 1e7).clamp_min(1).log())).abs().max().item<float>() > 1e-2);
    }

    [Fact]
    public void The_network_that_filters_first_computes_what_is_worked_out()
    {
        using var scope = NewDisposeScope();
        using var still = no_grad();
        using var network = new TemporalConvNet(FilterFirst, bins: 7, outputs: 5);
        FormulaInputs.Fill(network);

        GoldenFile.Matches("networks", "filterFirst", network.call(Magnitudes()));
    }

    [Theory]
    [InlineData(TcnBlockOrder.WidenFirst)]
    [InlineData(TcnBlockOrder.FilterFirst)]
    public void Short_products_give_nearly_the_same_and_train_32_bit_weights(TcnBlockOrder order)
    {
        const double Rounding = 0.03;       // bfloat16 keeps 8 bits; a few of its roundings add up
        using var scope = NewDisposeScope();
        var settings = FilterFirst with { Order = order };
        using var exact = new TemporalConvNet(settings, bins: 7, outputs: 5);
        using var fast = new TemporalConvNet(settings with { Precision = MatrixPrecision.BFloat16 }, bins: 7, outputs: 5);
        FormulaInputs.Fill(exact);
        FormulaInputs.Fill(fast);
        var expected = exact.call(Magnitudes());
        var actual = fast.call(Magnitudes());
        actual.square().sum().backward();

        Assert.Equal(ScalarType.Float32, actual.dtype);
        Assert.InRange((actual - expected).abs().max().item<float>() / expected.abs().max().item<float>(), 1e-7, Rounding);
        // The last block's way back into the series leads nowhere, so that not every weight has a gradient.
        var gradients = fast.parameters().Select(parameter => parameter.grad).OfType<Tensor>().ToList();
        Assert.InRange(gradients.Count, fast.parameters().Count() - 2, fast.parameters().Count());
        Assert.All(gradients, gradient => Assert.Equal(ScalarType.Float32, gradient.dtype));
    }

    [Fact]
    public void Learned_slopes_start_at_a_quarter()
    {
        using var network = new TemporalConvNet(Tiny, bins: 7, outputs: 5);
        var slopes = network.Blocks.SelectMany(block => new[] { block.WidenActivation, block.FilterActivation })
            .Append(network.OutputActivation!);

        Assert.All(slopes, slope => Assert.All(slope.Slope!.data<float>().ToArray(), value => Assert.Equal(0.25f, value)));
    }

    private static Tensor Magnitudes() => FormulaInputs.Cube([2, 11, 7], k => Math.Abs(Math.Sin(0.29 * k + 0.3)));
}
