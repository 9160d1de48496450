using WeakSep.Trainer.Networks;
using static TorchSharp.torch;

namespace WeakSep.Trainer.Tests.Golden;

public class GoldenNetworkTests
{
    private static readonly TcnSettings Tiny = new() { Bottleneck = 4, Hidden = 6, Skip = 3, Repeats = 2, BlocksPerRepeat = 3 };

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
        var magnitudes = FormulaInputs.Cube([2, 11, 7], k => Math.Abs(Math.Sin(0.29 * k + 0.3)));

        GoldenFile.Matches("networks", name, network.call(magnitudes));
    }

    [Fact]
    public void Learned_slopes_start_at_a_quarter()
    {
        using var network = new TemporalConvNet(Tiny, bins: 7, outputs: 5);
        var slopes = network.Blocks.SelectMany(block => new[] { block.WidenActivation, block.FilterActivation })
            .Append(network.OutputActivation);

        Assert.All(slopes, slope => Assert.All(slope.Slope!.data<float>().ToArray(), value => Assert.Equal(0.25f, value)));
    }
}
