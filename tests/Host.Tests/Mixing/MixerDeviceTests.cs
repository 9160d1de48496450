using WeakSep.Host.Devices;
using WeakSep.Host.Mixing;
using WeakSep.Host.Tests.Live;

namespace WeakSep.Host.Tests.Mixing;

public sealed class MixerDeviceTests : IDisposable
{
    private readonly MixerEngine _engine = new();
    private readonly List<DeviceChoice> _opened = [];
    private Func<DeviceChoice, bool> _refuses = static _ => false;

    public void Dispose() => _engine.Dispose();

    [Fact]
    public void A_sound_cards_input_is_opened_for_live_sound_alone()
    {
        using var device = Open("portaudio");
        Assert.False(_opened[^1].Records);

        device.Suit(22_050, records: false);
        Assert.Equal((22_050, false), (_opened[^1].SampleRate, _opened[^1].Records));
        Assert.False(device.Changes(22_050, records: false));

        device.Suit(null, records: true);
        Assert.Equal((null, true), (_opened[^1].SampleRate, _opened[^1].Records));

        device.Suit(44_100, records: false);
        Assert.Equal((44_100, false), (_opened[^1].SampleRate, _opened[^1].Records));
    }

    [Fact]
    public void A_card_without_an_input_refuses_live_sound_and_plays_on()
    {
        _refuses = choice => choice.Records;
        using var device = Open("portaudio");

        Assert.Throws<DeviceException>(() => device.Suit(null, records: true));
        Assert.True(device.IsAvailable);
        Assert.False(_opened[^1].Records);
    }

    [Fact]
    public void A_rate_that_a_card_does_not_have_is_left_to_it()
    {
        _refuses = choice => choice.SampleRate == 22_050;
        using var device = Open("portaudio");
        device.Suit(22_050, records: false);

        Assert.Equal((true, 44_100), (device.IsAvailable, device.SampleRate));
        Assert.Null(_opened[^1].SampleRate);
    }

    [Theory]
    [InlineData("jack")]
    [InlineData("null")]
    public void What_records_at_no_cost_is_not_opened_anew_for_it(string name)
    {
        using var device = Open(name);

        Assert.False(device.Changes(null, records: true));
    }

    private MixerDevice Open(string name) => new(
        new MixerSettings
        {
            Device = new DeviceChoice { Input = name, Output = name },
            OpenDevice = choice =>
            {
                if (_refuses(choice))
                {
                    throw new DeviceException("refused");
                }

                _opened.Add(choice);
                return new HandDevice(choice.SampleRate ?? 44_100);
            },
        },
        _engine);
}
