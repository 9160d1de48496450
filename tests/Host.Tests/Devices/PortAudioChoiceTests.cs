using WeakSep.Host.Devices;

namespace WeakSep.Host.Tests.Devices;

public class PortAudioChoiceTests
{
    private static readonly PortAudioEntry[] Devices =
    [
        new(0, "HDA Intel PCH", "ALSA", 2, 2, 44_100, 0.01, 0.01),
        new(1, "USB Audio", "ALSA", 1, 2, 48_000, 0.01, 0.01),
        new(2, "USB Audio Pro", "ALSA", 8, 8, 48_000, 0.01, 0.01),
        new(3, "HDMI", "ALSA", 0, 8, 48_000, 0, 0.01),
    ];

    [Theory]
    [InlineData("2", 2)]
    [InlineData("intel", 0)]
    [InlineData("usb audio", 1)]
    [InlineData("Pro", 2)]
    [InlineData(null, 1)]
    public void A_device_is_found_by_number_name_or_part_of_it(string? wanted, int index) =>
        Assert.Equal(index, Find(wanted).Index);

    [Theory]
    [InlineData("usb", "several")]
    [InlineData("tape", "'tape'")]
    [InlineData("hdmi", "'hdmi'")]      // it only plays
    [InlineData("3", "3")]
    [InlineData("17", "17")]
    public void Others_are_refused_with_those_that_are_possible(string wanted, string reason)
    {
        var refusal = Assert.Throws<DeviceException>(() => Find(wanted));

        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("2 'USB Audio Pro' (ALSA)", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("HDMI", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_machine_without_devices_says_so()
    {
        var refusal = Assert.Throws<DeviceException>(() => PortAudioChoice.Find([], null, null, _ => true, "records"));

        Assert.Contains("PortAudio knows none", refusal.Message, StringComparison.Ordinal);
    }

    private static PortAudioEntry Find(string? wanted) =>
        PortAudioChoice.Find(Devices, Devices[1], wanted, device => device.InputChannels > 0, "records");
}
