using WeakSep.Audio.Spectral;

namespace WeakSep.Audio.Tests.Spectral;

public class StftGridTests
{
    private static readonly StftGrid Trio = new(22_050, 2048, 512);

    [Theory]
    [InlineData(22_050, 2048, 512)]
    [InlineData(44_100, 4096, 1024)]
    [InlineData(88_200, 8192, 2048)]
    [InlineData(176_400, 16384, 4096)]
    [InlineData(11_025, 1024, 256)]
    [InlineData(48_000, 4480, 1120)]
    [InlineData(96_000, 8960, 2240)]
    [InlineData(192_000, 17920, 4480)]
    public void The_bin_spacing_stays(int rate, int window, int hop) =>
        Assert.Equal(new StftGrid(rate, window, hop), Trio.ScaledTo(rate));

    [Theory]
    [InlineData(1_000)]
    [InlineData(8_000)]
    [InlineData(16_000)]
    [InlineData(32_000)]
    [InlineData(37_123)]
    [InlineData(768_000)]
    public void Any_rate_gets_a_grid_close_by(int rate)
    {
        var grid = Trio.ScaledTo(rate);
        Assert.Equal(0, grid.WindowSize % 2);
        Assert.Equal(4, grid.WindowSize / grid.Hop);
        Assert.Equal(0, grid.WindowSize % grid.Hop);
        Assert.InRange(grid.BinSpacingHz / Trio.BinSpacingHz, 0.96, 1.04);
        _ = WindowPair.Create(WindowShape.SqrtHann, grid.WindowSize, grid.Hop);
    }

    [Fact]
    public void Hops_that_do_not_divide_the_window_scale_too()
    {
        var grid = new StftGrid(16_000, 2048, 500).ScaledTo(48_000);
        Assert.Equal(6144, grid.WindowSize);
        Assert.Equal(1500, grid.Hop);
    }

    [Fact]
    public void Counts_and_units()
    {
        Assert.Equal(1025, Trio.Bins);
        Assert.Equal(43.066, Trio.FramesPerSecond, 1e-3);
        Assert.Equal(10.7666, Trio.BinSpacingHz, 1e-4);
        Assert.Equal(1, Trio.FrameCount(0));
        Assert.Equal(1, Trio.FrameCount(511));
        Assert.Equal(2, Trio.FrameCount(512));
    }
}
