using System.Diagnostics;
using System.Globalization;
using WeakSep.Host.Devices;
using WeakSep.Host.Devices.Interop;
using WeakSep.Host.Tests.Devices;

namespace WeakSep.Host.Tests.Live;

/// <summary>The program itself, playing live under a JACK server of the tests' own.</summary>
[Collection(JackTestGroup.Name)]
public sealed class LiveJackTests : IClassFixture<TinyLivePreset>, IDisposable
{
    private const int WantedPulses = 4;
    private static readonly TimeSpan ReturnLimit = TimeSpan.FromSeconds(15);    // 2 s on a machine that has time; the test tells

    private static readonly Dictionary<string, string> ServerEnvironment = new() { ["JACK_DEFAULT_SERVER"] = JackServer.Name };

    private readonly TinyLivePreset _preset;
    private readonly JackServer _server = JackServer.Start();

    public LiveJackTests(TinyLivePreset preset) => _preset = preset;

    public void Dispose() => _server.Dispose();

    [Fact]
    public void Every_output_is_a_port_and_comes_after_exactly_the_latency_that_the_port_states()
    {
        using var live = Start();
        using var client = JackServer.OpenClient();
        Assert.True(Patience.Until(() => HasSaid(live, "every output is")), live.Error);
        Assert.True(HasAllPorts(client));
        Assert.Equal(
            ["WeakSep:in_L", "WeakSep:in_R"],
            client.PortNames(JackPortFlags.Input).Where(name => name.StartsWith("WeakSep:", StringComparison.Ordinal)));

        var meter = new PulseMeter("dry", "sum", "bass", "guitar");
        using var source = new JackDevice(new JackSettings { ServerName = JackServer.Name, ClientName = "Pulses" });
        using var sink = new JackDevice(new JackSettings { ServerName = JackServer.Name, ClientName = "Meter" });
        source.Start(new PulseProcessor());
        sink.Start(meter);

        foreach (var (from, to) in new[]
        {
            ("Pulses:out", "WeakSep:in_L"), ("Pulses:out", "Meter:direct"), ("WeakSep:dry_L", "Meter:dry"), ("WeakSep:bass_L", "Meter:bass"),
            ("WeakSep:guitar_L", "Meter:guitar"), ("WeakSep:bass_L", "Meter:sum"), ("WeakSep:guitar_L", "Meter:sum"),
            ("WeakSep:residual_L", "Meter:sum"),
        })
        {
            Assert.True(client.TryConnect(from, to), $"{from} to {to}");
        }

        // The server may leave out cycles while it sorts its graph anew; from then on the server waits for every client.
        const int Late = TinyLivePreset.LatencySamples;
        int[] expected = [Late, Late, Late, Late];
        var first = meter.Pulses;
        Assert.True(Patience.Until(() => meter.Pulses > first + WantedPulses));
        Assert.Equal(expected, meter.Lags);

        foreach (var name in TinyLivePreset.Outputs)
        {
            var port = client.FindPort($"WeakSep:{name}_L")!.Value;
            Assert.True(Patience.Until(() => (int)JackClient.LatencyOf(port, JackLatencyMode.Capture).Max == Late));
        }

        AssertEndsWell(live);
    }

    [Fact]
    public void A_killed_server_is_waited_for_and_the_ports_return()
    {
        using var live = Start();
        Assert.True(Patience.Until(() => HasSaid(live, "every output is")), live.Error);
        _server.Kill();
        Assert.True(Patience.Until(() => HasSaid(live, "is gone")), live.Error);
        Assert.True(live.IsRunning);

        using (JackServer.Start())
        {
            var time = Stopwatch.StartNew();

            using (var after = JackServer.OpenClient())
            {
                Assert.True(Patience.Until(() => HasAllPorts(after) && HasSaid(live, "is back")), live.Error);
                TestContext.Current.SendDiagnosticMessage(string.Create(
                    CultureInfo.InvariantCulture, $"live was back {time.Elapsed.TotalSeconds:F2} s after the server"));
                Assert.InRange(time.Elapsed, TimeSpan.Zero, ReturnLimit);
            }

            AssertEndsWell(live);
        }
    }

    // The ports are there some time before the client takes part.
    private static bool HasSaid(WeakSepProcess live, string words) =>
        !live.IsRunning || live.Error.Contains(words, StringComparison.Ordinal);

    private static void AssertEndsWell(WeakSepProcess live)
    {
        live.Interrupt();
        var result = live.Wait();
        Assert.True(result.ExitCode == 0, result.Error);
    }

    private static bool HasAllPorts(JackClient client) =>
        TinyLivePreset.Outputs.All(name => client.FindPort($"WeakSep:{name}_L") is not null && client.FindPort($"WeakSep:{name}_R") is not null);

    private WeakSepProcess Start() => WeakSepProcess.StartWith(
        _preset.Folder, ServerEnvironment, "live", "-p", _preset.Preset, "--input", "jack", "--stats", "json");
}
