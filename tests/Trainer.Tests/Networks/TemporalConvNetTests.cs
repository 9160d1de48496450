using TorchSharp;
using WeakSep.Trainer.Networks;
using static TorchSharp.torch;

namespace WeakSep.Trainer.Tests.Networks;

public class TemporalConvNetTests
{
    private static readonly TcnSettings Tiny = new() { Bottleneck = 6, Hidden = 10, Skip = 5, Repeats = 2, BlocksPerRepeat = 3 };

    [Theory]
    [InlineData(264, 5_002_811)]
    [InlineData(3075, 5_365_430)]
    [InlineData(3, 4_969_142)]
    public void The_specification_s_sizes_give_its_parameter_counts(int outputs, long expected)
    {
        using var network = new TemporalConvNet(new TcnSettings(), 1025, outputs);

        Assert.Equal(expected, network.parameters().Sum(parameter => parameter.numel()));
    }

    [Fact]
    public void Dense_blocks_have_two_full_kernels_each_and_nothing_else_that_is_large()
    {
        using var network = new TemporalConvNet(new TcnSettings { Order = TcnBlockOrder.Dense }, 1025, 264);
        const long Block = (2 * ((128 * 128 * 3) + 128)) + 1 + (2 * 128);      // kernels, slope, norm

        Assert.Equal(
            (2 * 1025) + (1025 * 128) + 128 + (24 * Block) + (2 * 128) + (128 * 264) + 264,
            network.parameters().Sum(parameter => parameter.numel()));
        Assert.Equal(1530, new TcnSettings { Order = TcnBlockOrder.Dense }.ContextFrames);
    }

    [Fact]
    public void Context_is_the_specification_s_receptive_field()
    {
        // 1531 frames: 765 to either side and the frame itself (score.md section 5).
        Assert.Equal((1531 - 1) / 2, new TcnSettings().ContextFrames);
    }

    [Theory]
    [InlineData(TcnBlockOrder.WidenFirst, MagnitudeScale.Linear, TcnActivation.PRelu)]
    [InlineData(TcnBlockOrder.WidenFirst, MagnitudeScale.Compressed, TcnActivation.LeakyRelu)]
    [InlineData(TcnBlockOrder.Dense, MagnitudeScale.Linear, TcnActivation.PRelu)]
    public void A_frame_is_influenced_by_its_context_and_by_nothing_beyond(
        TcnBlockOrder order, MagnitudeScale input, TcnActivation activation)
    {
        using var scope = NewDisposeScope();
        using var still = no_grad();
        var settings = Tiny with { Order = order, Input = input, Activation = activation };
        torch.random.manual_seed(3);
        using var network = new TemporalConvNet(settings, 8, 4);
        var frames = 61;
        var magnitudes = rand(1, frames, 8);
        var before = network.call(magnitudes).data<float>().ToArray();
        var middle = frames / 2;
        var changed = magnitudes.clone();
        changed.narrow(1, middle, 1).narrow(2, 3, 1).add_(1);       // one bin: a norm would take a change of all away
        var after = network.call(changed).data<float>().ToArray();
        var influenced = Enumerable.Range(0, frames)
            .Where(frame => Enumerable.Range(0, 4).Any(i => before[frame * 4 + i] != after[frame * 4 + i]))
            .ToArray();

        Assert.Equal(middle - settings.ContextFrames, influenced.Min());
        Assert.Equal(middle + settings.ContextFrames, influenced.Max());
    }

    [Theory]
    [InlineData(TcnBlockOrder.WidenFirst)]
    [InlineData(TcnBlockOrder.FilterFirst)]
    [InlineData(TcnBlockOrder.Dense)]
    public void A_causal_network_hears_nothing_of_what_comes(TcnBlockOrder order)
    {
        using var scope = NewDisposeScope();
        using var still = no_grad();
        var settings = Tiny with { Order = order, Causal = true };
        torch.random.manual_seed(3);
        using var network = new TemporalConvNet(settings, 8, 4);
        const int Frames = 91;
        const int Changed = 20;
        var magnitudes = rand(1, Frames, 8);
        var before = network.call(magnitudes).data<float>().ToArray();
        var changed = magnitudes.clone();
        changed.narrow(1, Changed, 1).narrow(2, 3, 1).add_(1);
        var after = network.call(changed).data<float>().ToArray();
        var influenced = Enumerable.Range(0, Frames)
            .Where(frame => Enumerable.Range(0, 4).Any(i => before[frame * 4 + i] != after[frame * 4 + i]))
            .ToArray();

        Assert.Equal(0, settings.LookaheadFrames);
        Assert.Equal(Changed, influenced.Min());
        Assert.Equal(Changed + settings.ContextFrames, influenced.Max());
    }

    [Fact]
    public void The_global_norm_looks_at_the_whole_clip()
    {
        using var scope = NewDisposeScope();
        using var still = no_grad();
        using var network = new TemporalConvNet(Tiny with { Norm = TcnNorm.Global }, 8, 4);
        var magnitudes = rand(1, 100, 8);
        var changed = magnitudes.clone();
        changed.narrow(1, 99, 1).add_(1);

        Assert.NotEqual(
            network.call(magnitudes).narrow(1, 0, 1).contiguous().data<float>().ToArray(),
            network.call(changed).narrow(1, 0, 1).contiguous().data<float>().ToArray());
    }

    [Theory]
    [InlineData(1, 17, false, false)]
    [InlineData(4, 17, false, false)]
    [InlineData(4, 16, false, false)]
    [InlineData(32, 7, false, false)]
    [InlineData(1, 17, true, false)]
    [InlineData(4, 17, true, false)]
    [InlineData(32, 7, true, false)]
    [InlineData(4, 17, false, true)]
    [InlineData(4, 17, true, true)]
    public void The_folded_filter_equals_a_plain_loop(int dilation, int frames, bool causal, bool dense)
    {
        const int Channels = 3;
        const int Kernel = 3;
        using var scope = NewDisposeScope();
        using var still = no_grad();
        using var filter = new TimeConv(Channels, Kernel, dilation, causal, dense);
        var input = randn(2, frames, Channels);
        var x = input.data<float>().ToArray();
        var w = filter.Weight.data<float>().ToArray();
        var b = filter.Bias.data<float>().ToArray();
        var actual = filter.call(input).contiguous().data<float>().ToArray();

        for (var n = 0; n < 2; n++)
        {
            for (var t = 0; t < frames; t++)
            {
                for (var c = 0; c < Channels; c++)
                {
                    var sum = b[c];

                    for (var k = 0; k < Kernel; k++)
                    {
                        var from = t + (k - (causal ? Kernel - 1 : 1)) * dilation;

                        foreach (var (tap, heard) in dense ? Enumerable.Range(0, Channels).Select(h => ((c * Channels) + h, h)) : [(c, c)])
                        {
                            sum += from >= 0 && from < frames ? w[tap * Kernel + k] * x[(n * frames + from) * Channels + heard] : 0;
                        }
                    }

                    Assert.Equal(sum, actual[(n * frames + t) * Channels + c], 1e-5f);
                }
            }
        }
    }
}
