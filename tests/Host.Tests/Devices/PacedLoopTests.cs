using System.Diagnostics;
using WeakSep.Host.Devices;

namespace WeakSep.Host.Tests.Devices;

public class PacedLoopTests
{
    private const int Rate = 10_000;
    private const int Block = 50;       // 5 ms

    private static readonly TimeSpan BlockTime = TimeSpan.FromSeconds((double)Block / Rate);

    [Fact]
    public void Blocks_never_come_early()
    {
        const int Blocks = 40;
        var done = 0;
        var elapsed = TimeSpan.Zero;
        var time = Stopwatch.StartNew();
        using var loop = new PacedLoop("test", Rate, Block, () =>
        {
            elapsed = time.Elapsed;
            return Interlocked.Increment(ref done) < Blocks;
        });
        loop.Start();

        Assert.True(Patience.Until(() => Volatile.Read(ref done) == Blocks));
        Assert.True(elapsed >= (Blocks - 1) * BlockTime, $"{Blocks} blocks of {BlockTime} took {elapsed}");
    }

    [Fact]
    public void A_block_that_takes_too_long_is_counted_and_not_made_up_for()
    {
        const int Blocks = 10;
        const int Stall = 20;
        var done = 0;
        var elapsed = TimeSpan.Zero;
        var time = new Stopwatch();
        using var loop = new PacedLoop("test", Rate, Block, () =>
        {
            elapsed = time.Elapsed;

            if (done == 0)
            {
                Thread.Sleep(Stall * BlockTime);
                time.Start();
            }

            return Interlocked.Increment(ref done) < Blocks;
        });
        loop.Start();

        Assert.True(Patience.Until(() => Volatile.Read(ref done) == Blocks));
        Assert.True(loop.MissedDeadlines > 0);
        Assert.True(elapsed >= (Blocks - 2) * BlockTime, $"{Blocks} blocks of {BlockTime} took {elapsed}");
    }

    [Fact]
    public void It_ends_when_it_is_disposed()
    {
        var done = 0;
        var loop = new PacedLoop("test", Rate, Block, () => Interlocked.Increment(ref done) > 0);
        loop.Start();
        Assert.True(Patience.Until(() => Volatile.Read(ref done) > 1));
        Assert.True(Patience.Ends(loop.Dispose));
        var last = done;
        Thread.Sleep(4 * BlockTime);

        Assert.Equal(last, done);
    }
}
