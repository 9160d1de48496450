using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace WeakSep.Torch.Tests;

public sealed class PoolingTests : LibtorchFixture
{
    [Fact]
    public void The_largest_of_each_field_stays_and_what_is_left_over_is_dropped()
    {
        var map = tensor(new[] { 0f, -1, 2, -3, 4, 5, -6, 7, -8, 9, 10, -11, 12, -13, 14 }, [1, 1, 3, 5]);

        Assert.Equal([5f, 7f], functional.max_pool2d(map, [2, 2]).data<float>().ToArray());
        Assert.Equal([0f, 2f, 5f, 7f, 10f, 12f], functional.max_pool2d(map, [1, 2], [1, 2]).data<float>().ToArray());
        Assert.Equal([1, 1, 2, 3], functional.max_pool2d(map, [2, 2], ceil_mode: true).shape);
    }

    [Fact]
    public void A_norm_of_maps_learns_each_channel_s_statistics_and_uses_them()
    {
        using var norm = BatchNorm2d(2, momentum: 0.25);
        // Channel 0 holds 1 and 3: mean 2, variance 1, or 4 / 3 where one less than the four values divides; channel 1 is 5 throughout.
        var maps = tensor(new[] { 1f, 3f, 5f, 5f, 3f, 1f, 5f, 5f }, [2, 2, 1, 2]);
        var normal = norm.call(maps);

        Assert.Equal([-1f, 1f, 0f, 0f, 1f, -1f, 0f, 0f], normal.data<float>().ToArray().Select(value => MathF.Round(value, 4)));
        Assert.Equal([0.5f, 1.25f], norm.running_mean!.data<float>().ToArray());
        Assert.Equal([1.0833f, 0.75f], norm.running_var!.data<float>().ToArray().Select(value => MathF.Round(value, 4)));
        norm.eval();
        Assert.Equal((1 - 0.5f) / MathF.Sqrt(0.75f + 1f / 3), norm.call(maps).data<float>().ToArray()[0], 4);
        Assert.Equal(1, norm.num_batches_tracked!.item<long>());
    }
}
