using WeakSep.Host.Devices;

namespace WeakSep.Host.Tests.Devices;

/// <summary>PortAudio on a JACK server without hardware, for the lack of a sound card that every machine has.</summary>
[Collection(JackTestGroup.Name)]
public sealed class PortAudioDeviceTests : IDisposable
{
    private static readonly PortAudioSettings Settings = new() { Input = "system", Output = "system" };

    private readonly JackServer _server = JackServer.Start();

    public void Dispose() => _server.Dispose();

    [Fact]
    public void Blocks_come_at_the_size_that_was_asked_for_and_cost_no_memory()
    {
        const int Frames = 128;
        var processor = new DelayProcessor(0, "mix_L", "mix_R");
        using var device = Open(Settings with { BlockFrames = Frames });
        device.Start(processor);

        Assert.True(processor.WaitForBlocks(100));
        Assert.Equal(DeviceState.Running, device.State);
        Assert.Equal([(JackServer.SampleRate, Frames)], processor.Prepared);
        Assert.Equal(Frames, processor.LastFrames);
        Assert.InRange(processor.AllocatingBlocks(), 0, AudioThreadCases.RuntimesOwn);
    }

    [Fact]
    public void Too_few_channels_are_refused_with_both_numbers()
    {
        using var device = Open(Settings);
        var refusal = Assert.Throws<DeviceException>(() => device.Start(new DelayProcessor(0)));

        Assert.Contains("has 2 output channels, 4 are needed", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_few_channels_are_enough_when_outputs_may_be_added_up()
    {
        var processor = new DelayProcessor(0);
        using var device = Open(Settings with { Fold = true });
        device.Start(processor);

        Assert.True(processor.WaitForBlocks(5));
        Assert.Equal(DeviceState.Running, device.State);
    }

    [Fact]
    public void Where_nothing_is_recorded_silence_is_heard_and_blocks_come_all_the_same()
    {
        var processor = new DelayProcessor(0, "mix_L", "mix_R");
        using var device = Open(Settings with { Input = "no such device", Records = false });
        device.Start(processor);

        Assert.True(processor.WaitForBlocks(20));
        Assert.Equal(DeviceState.Running, device.State);
        Assert.Equal(0, processor.Loudest);
    }

    [Fact]
    public void What_the_processor_throws_ends_the_device_and_not_the_program()
    {
        var problem = new InvalidOperationException("broken");
        using var device = Open(Settings);
        device.Start(new DelayProcessor(0, "mix_L", "mix_R") { Problem = problem });

        Assert.True(Patience.Until(() => device.State == DeviceState.Lost));
        Assert.Same(problem, device.Failure);
    }

    [Fact]
    public void A_rate_that_the_device_does_not_have_is_refused()
    {
        using var device = Open(Settings with { SampleRate = 44_100 });
        var refusal = Assert.Throws<DeviceException>(() => device.Start(new DelayProcessor(0, "mix_L", "mix_R")));

        Assert.Contains("44100 Hz", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_catalogue_names_it_so_that_it_can_be_opened()
    {
        using (Open(Settings))
        {
            // There is a device; now it is to be found by what the list says.
        }

        var entry = DeviceCatalog.List(JackServer.Name).Entries
            .First(entry => entry.Name.StartsWith("portaudio:", StringComparison.Ordinal) && entry is { InputChannels: > 0, OutputChannels: > 0 });
        using var device = DeviceFactory.Open(new DeviceChoice { Input = entry.Name, Output = entry.Name });

        Assert.Equal(entry.SampleRate, device.SampleRate);
    }

    private static PortAudioDevice Open(PortAudioSettings settings)
    {
        try
        {
            return new PortAudioDevice(settings);
        }
        catch (DeviceException problem)
        {
            Assert.Skip($"PortAudio does not see the JACK server: {problem.Message}");
            throw;
        }
    }
}
