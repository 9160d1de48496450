using WeakSep.Host.Devices;

namespace WeakSep.Host.Tests.Devices;

public class NullDeviceTests
{
    [Fact]
    public void Silence_comes_in_blocks_and_costs_no_memory()
    {
        var processor = new DelayProcessor(10);
        using var device = new NullDevice(48_000, 64);
        device.Start(processor);

        Assert.True(processor.WaitForBlocks(200));
        Assert.Equal(DeviceState.Running, device.State);
        Assert.Equal([(48_000, 64)], processor.Prepared);
        Assert.InRange(processor.AllocatingBlocks(), 0, AudioThreadCases.RuntimesOwn);
    }

    [Fact]
    public void All_of_it_is_silent()
    {
        var processor = new RecordingProcessor(0, 10_000);
        using var device = new NullDevice(48_000, 128);
        device.Start(processor);

        Assert.True(Patience.Until(() => processor.Blocks > 20));
        Assert.All(processor.Samples(0), sample => Assert.Equal(0, sample));
    }

    [Theory]
    [InlineData(10, 256)]
    [InlineData(48_000, 0)]
    [InlineData(48_000, 100_000)]
    public void Odd_rates_and_sizes_are_refused(int sampleRate, int blockFrames) =>
        Assert.Contains("expected", Assert.Throws<DeviceException>(() => new NullDevice(sampleRate, blockFrames)).Message, StringComparison.Ordinal);
}
