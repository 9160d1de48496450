using WeakSep.Host.Devices;
using WeakSep.Host.Mixing;
using WeakSep.Host.Tests.Devices;

namespace WeakSep.Host.Tests.Mixing;

/// <summary>The mixer under a JACK server of the tests' own.</summary>
[Collection(JackTestGroup.Name)]
public sealed class MixerJackTests : IDisposable
{
    private readonly JackServer _server = JackServer.Start();

    public void Dispose() => _server.Dispose();

    [Fact]
    public void The_hardware_plays_the_sum_and_a_killed_server_is_waited_for()
    {
        var settings = new MixerSettings { Device = new DeviceChoice { JackServer = JackServer.Name } };
        using var desk = new MixerDesk(settings, MemorySource.Constants());
        Assert.Equal(("JACK", JackServer.SampleRate), (desk.State.Engine.Device, desk.State.Engine.Rate));
        desk.Open("song", "trio");
        desk.Controls.Play();
        Assert.True(Patience.Until(() => desk.Controls.TakeMeters() is { Seconds: > 0.2, Master: [> 0.87f, > 0.87f] }));

        _server.Kill();
        Assert.True(Patience.Until(() => Tended() is { Available: false }));

        using (JackServer.Start())
        {
            Assert.True(Patience.Until(() => Tended() is { Available: true }));
            var seconds = desk.Controls.TakeMeters().Seconds;
            Assert.True(seconds > 0.2);
            Assert.True(Patience.Until(() => desk.Controls.TakeMeters().Seconds > seconds + 0.2));
            desk.Dispose();
        }

        EngineFacts Tended()
        {
            desk.Tend();
            return desk.State.Engine;
        }
    }
}
