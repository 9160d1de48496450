using WeakSep.Host.Devices;
using WeakSep.Host.Devices.Interop;

namespace WeakSep.Host.Tests.Devices;

[Collection(JackTestGroup.Name)]
public sealed class JackDeviceTests : IDisposable
{
    private const int Latency = 1000;       // no multiple of a block

    private static readonly JackSettings Settings = new() { ServerName = JackServer.Name };

    private readonly JackServer _server = JackServer.Start();

    public void Dispose() => _server.Dispose();

    [Fact]
    public void What_is_sent_arrives_after_exactly_the_reported_latency()
    {
        var meter = new LagMeter();
        using var client = JackServer.OpenClient();
        using var source = new JackDevice(Settings with { ClientName = "Ramp" });
        using var device = new JackDevice(Settings with { InputsFrom = JackPortChoice.StartingWith("Ramp:out") });
        using var sink = new JackDevice(Settings with { ClientName = "Meter" });
        source.Start(new RampProcessor());
        device.Start(new DelayProcessor(Latency));
        sink.Start(meter);
        Assert.True(client.TryConnect("Ramp:out", "Meter:direct"));
        Assert.True(client.TryConnect("WeakSep:other_R", "Meter:late"));

        Assert.True(Patience.Until(() => meter.Samples > 20 * JackServer.BlockFrames));
        Assert.Equal(Latency, meter.Lag);
        Assert.Equal(Latency, (int)LatencyOf(client, "WeakSep:other_R", JackLatencyMode.Capture).Max);
    }

    [Fact]
    public void Ports_are_named_and_grouped_after_the_sources()
    {
        using var client = JackServer.OpenClient();
        using var device = new JackDevice(Settings);
        device.Start(new DelayProcessor(0));

        Assert.Equal(["WeakSep:in_L", "WeakSep:in_R"], Own(client, JackPortFlags.Input));
        Assert.Equal(
            ["WeakSep:bass_L", "WeakSep:bass_R", "WeakSep:other_L", "WeakSep:other_R"], Own(client, JackPortFlags.Output));

        var port = client.FindPort("WeakSep:bass_R")!.Value;
        Assert.Equal("bass", JackClient.PropertyOf(port, "http://jackaudio.org/metadata/port-group"));
        Assert.Equal("bass right", JackClient.PropertyOf(port, "http://jackaudio.org/metadata/pretty-name"));

        static IEnumerable<string> Own(JackClient client, JackPortFlags flags) =>
            client.PortNames(flags).Where(name => name.StartsWith("WeakSep:", StringComparison.Ordinal));
    }

    [Fact]
    public void The_server_adds_the_latency_to_that_of_the_hardware()
    {
        using var client = JackServer.OpenClient();
        using var device = new JackDevice(Settings with { InputsFrom = JackPortChoice.Physical, OutputsTo = JackPortChoice.Physical });
        device.Start(new DelayProcessor(Latency));
        var capture = LatencyOf(client, "system:capture_1", JackLatencyMode.Capture);
        var playback = LatencyOf(client, "system:playback_1", JackLatencyMode.Playback);

        Assert.NotEqual(0u, capture.Max);
        Assert.True(Patience.Until(() =>
            LatencyOf(client, "WeakSep:bass_L", JackLatencyMode.Capture) == capture.Plus(Latency)
            && LatencyOf(client, "WeakSep:in_R", JackLatencyMode.Playback) == playback.Plus(Latency)));
    }

    [Fact]
    public void By_default_nothing_is_connected()
    {
        using var client = JackServer.OpenClient();
        using var device = new JackDevice(Settings);
        device.Start(new DelayProcessor(0));

        Assert.All(
            client.PortNames(0).Select(name => client.FindPort(name)!.Value), port => Assert.False(JackClient.IsConnected(port)));
    }

    [Fact]
    public void Blocks_come_at_the_servers_size_and_cost_no_memory()
    {
        var processor = new DelayProcessor(Latency);
        using var device = new JackDevice(Settings);
        Assert.Equal((DeviceState.Ready, JackServer.SampleRate, JackServer.BlockFrames), (device.State, device.SampleRate, device.BlockFrames));
        device.Start(processor);

        Assert.True(processor.WaitForBlocks(200));
        Assert.Equal(DeviceState.Running, device.State);
        Assert.Equal([(JackServer.SampleRate, JackServer.BlockFrames)], processor.Prepared);
        Assert.Equal(JackServer.BlockFrames, processor.LastFrames);
        Assert.InRange(processor.AllocatingBlocks(), 0, AudioThreadCases.RuntimesOwn);
    }

    [Fact]
    public void A_change_of_the_buffer_prepares_the_processor_anew()
    {
        const int Doubled = 2 * JackServer.BlockFrames;
        var processor = new DelayProcessor(Latency);
        using var client = JackServer.OpenClient();
        using var device = new JackDevice(Settings with { InputsFrom = JackPortChoice.Physical });
        device.Start(processor);
        Assert.True(processor.WaitForBlocks(2));
        Assert.SkipUnless(client.TrySetBufferFrames(Doubled), "this server does not change its buffer");

        Assert.True(Patience.Until(() => processor.LastFrames == Doubled));
        Assert.Equal((JackServer.SampleRate, Doubled), processor.Prepared[^1]);
        Assert.Equal(Doubled, device.BlockFrames);
        Assert.Equal(DeviceState.Running, device.State);
        Assert.True(Patience.Until(() => LatencyOf(client, "WeakSep:bass_L", JackLatencyMode.Capture)
            == LatencyOf(client, "system:capture_1", JackLatencyMode.Capture).Plus(Latency)));
    }

    [Fact]
    public void A_killed_server_is_lost_and_a_new_one_is_found()
    {
        for (var round = 0; round < 2; round++)
        {
            using var server = round == 0 ? _server : JackServer.Start();
            var processor = new DelayProcessor(Latency);
            var device = new JackDevice(Settings with { InputsFrom = JackPortChoice.Physical, OutputsTo = JackPortChoice.Physical });
            device.Start(processor);
            Assert.True(processor.WaitForBlocks(5));
            server.Kill();

            Assert.True(Patience.Until(() => device.State == DeviceState.Lost));
            Assert.Contains("JACK server is gone", device.Failure!.Message, StringComparison.Ordinal);
            Assert.True(Patience.Ends(device.Dispose));
        }
    }

    [Fact]
    public void A_server_that_is_ended_is_lost_too()
    {
        var device = new JackDevice(Settings);
        device.Start(new DelayProcessor(0));
        _server.Dispose();

        Assert.True(Patience.Until(() => device.State == DeviceState.Lost));
        Assert.True(Patience.Ends(device.Dispose));
    }

    [Fact]
    public void A_processor_that_is_too_slow_is_counted()
    {
        using var device = new JackDevice(Settings);
        device.Start(new DelayProcessor(0) { Stall = TimeSpan.FromMilliseconds(50) });

        Assert.True(Patience.Until(() => device.Xruns > 0));
        Assert.Equal(DeviceState.Running, device.State);
    }

    [Fact]
    public void What_the_processor_throws_ends_the_device_and_not_the_program()
    {
        var problem = new InvalidOperationException("broken");
        using var device = new JackDevice(Settings);
        device.Start(new DelayProcessor(0) { Problem = problem });

        Assert.True(Patience.Until(() => device.State == DeviceState.Lost));
        Assert.Same(problem, device.Failure);
    }

    [Fact]
    public void A_second_device_gets_a_name_of_its_own()
    {
        using var first = new JackDevice(Settings);
        using var second = new JackDevice(Settings);

        Assert.Equal("WeakSep", first.ClientName);
        Assert.StartsWith("WeakSep-", second.ClientName, StringComparison.Ordinal);
    }

    [Fact]
    public void Ports_that_are_not_there_are_refused_with_those_that_are()
    {
        using var device = new JackDevice(Settings with { InputsFrom = JackPortChoice.StartingWith("sytsem") });
        var refusal = Assert.Throws<DeviceException>(() => device.Start(new DelayProcessor(0)));

        Assert.Contains("'sytsem'", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("system:capture_1", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_catalogue_shows_the_server()
    {
        var listing = DeviceCatalog.List(JackServer.Name);

        Assert.Equal((JackServer.SampleRate, JackServer.BlockFrames), (listing.Jack!.SampleRate, listing.Jack.BlockFrames));
        Assert.Contains("system:capture_1", listing.Jack.CapturePorts);
        Assert.Contains("system:playback_2", listing.Jack.PlaybackPorts);
        var system = Assert.Single(listing.Entries, entry => entry.Name == "jack:system");
        Assert.Equal(("JACK", 2, 2, JackServer.SampleRate), (system.HostApi, system.InputChannels, system.OutputChannels, system.SampleRate));
        Assert.Equal(1000.0 * JackServer.BlockFrames / JackServer.SampleRate, system.LowInputLatencyMs, tolerance: 1e-9);
    }

    [Fact]
    public void The_factory_refuses_a_rate_or_buffer_that_the_server_does_not_have()
    {
        var choice = new DeviceChoice { Input = "jack:physical", JackServer = JackServer.Name };
        using var device = DeviceFactory.Open(choice with { SampleRate = JackServer.SampleRate });
        Assert.Equal("JACK", device.Title);

        var rate = Assert.Throws<DeviceException>(() => DeviceFactory.Open(choice with { SampleRate = 44_100 }));
        Assert.Contains("48000", rate.Message, StringComparison.Ordinal);
        var buffer = Assert.Throws<DeviceException>(() => DeviceFactory.Open(choice with { BlockFrames = 100 }));
        Assert.Contains("256", buffer.Message, StringComparison.Ordinal);
    }

    private static JackLatencyRange LatencyOf(JackClient client, string port, JackLatencyMode mode) =>
        JackClient.LatencyOf(client.FindPort(port)!.Value, mode);
}
