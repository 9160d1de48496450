using WeakSep.Host.Devices;
using WeakSep.Host.Live.Bench;
using WeakSep.Host.Tests.Devices;

namespace WeakSep.Host.Tests.Live.Bench;

public sealed class RestingProcessorTests
{
    [Fact]
    public void Nothing_is_processed_at_rest_and_everything_before_and_after()
    {
        var processor = new DelayProcessor(0);
        var resting = new RestingProcessor(processor);
        using var device = new NullDevice(48_000, 64);
        device.Start(resting);
        Assert.True(processor.WaitForBlocks(5));

        for (var round = 0; round < 3; round++)
        {
            var (first, last) = (0L, 0L);
            Assert.True(resting.WhileAtRest(() =>
            {
                first = processor.Blocks;
                using var time = new ManualResetEventSlim();
                time.Wait(20, TestContext.Current.CancellationToken);       // several blocks long
                last = processor.Blocks;
            }));

            Assert.Equal(first, last);
            Assert.True(processor.WaitForBlocks(5));
        }
    }
}
