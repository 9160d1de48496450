using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace WeakSep.Torch.Tests;

public sealed class ConstantMemoryTests : LibtorchFixture
{
    private const int WarmSteps = 1_000;
    private const int Steps = 10_000;

    // The managed heap and malloc's arenas settle within a few MiB; one leaked tensor per step would be 1.3 MiB of
    // handles alone, one leaked graph per step tens of MiB.
    private const long MostGrowthKib = 6 * 1024;

    [Fact]
    public void Ten_thousand_steps_take_constant_memory()
    {
        using var network = Sequential(Linear(8, 16), PReLU(1), LayerNorm(16), Linear(16, 4));
        using var optimizer = optim.Adam(network.parameters());
        var (input, target) = (randn(4, 8), randn(4, 4));
        long warmKib = 0, warmHandles = 0;

        for (var step = 1; step <= Steps; step++)
        {
            Train(network, optimizer, input, target);

            if (step == WarmSteps)
            {
                (warmKib, warmHandles) = Measure();
            }
        }

        var (kib, handles) = Measure();
        Assert.Equal(warmHandles, handles);
        Assert.InRange(kib - warmKib, long.MinValue, MostGrowthKib);
    }

    [Fact]
    public void Without_a_scope_the_finaliser_gives_tensors_back()
    {
        var before = Measure().Handles;
        MakeGarbage();
        Assert.True(Tensor.PeakCount > before);

        // One may still be held by a register of the method that made it.
        Assert.InRange(Measure().Handles, before, before + 1);
    }

    private static void Train(
        Module<Tensor, Tensor> network, optim.Optimizer optimizer, Tensor input, Tensor target)
    {
        using var scope = NewDisposeScope();
        optimizer.zero_grad();
        var loss = functional.mse_loss(network.call(input), target);
        loss.backward();
        nn.utils.clip_grad_norm_(network.parameters(), 1);
        optimizer.step();
    }

    private static void MakeGarbage()
    {
        for (var i = 0; i < 1000; i++)
        {
            ones(2).DetachFromDisposeScope();
        }
    }

    private static (long ResidentKib, long Handles) Measure()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var status = File.ReadLines("/proc/self/status");
        var line = status.First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        var kib = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1];
        return (long.Parse(kib, CultureInfo.InvariantCulture), Tensor.TotalCount);
    }
}
